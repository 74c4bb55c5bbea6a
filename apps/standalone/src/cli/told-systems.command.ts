import type { Command } from 'commander';
import { withConnection, type CommandContext } from './context.js';
import { examples } from './examples.js';
import { saying } from './saying.js';
import { sourcesOf, type SourceSeen } from './sources-of.js';

interface Hook {
  id: string;
  name: string | null;
  address: string | null;
  types: string[];
  stopped: { reason: string } | null;
  failingSince: string | null;
}

interface EventTypes {
  items: string[];
  words: Record<string, string>;
}

interface Delivery {
  id: string;
  type: string;
  at: string;
  state: string;
  tries: number;
  last: { status: number | null; code: string | null } | null;
}

const at = (id: string, rest = ''): string => `/v1/webhooks/${encodeURIComponent(id)}${rest}`;

/** Below `hooks`: other systems that are told of events. */
export function toldSystemsCommands(hooks: Command, context: CommandContext): void {
  const says = saying(hooks, context, { id: 'w_1', delivery: '1-35' });
  hooks
    .command('add')
    .description('Tell another system (Standard Webhooks) of events from now on.')
    .argument('<address>', 'where it is told: https://crm.example/kith')
    .requiredOption(
      '--types <types>',
      'of what, with commas between: contact.added,privacy.erased; "hooks types" names them all',
    )
    .option('--name <name>', 'what you call it; without, its host')
    .addHelpText('after', examples('hooks add https://crm.example/kith --types contact.added,privacy.erased'))
    .action((address: string, { types, name }: { types: string; name?: string }) =>
      withConnection(context, async (connection) => {
        const called = name ?? URL.parse(address)?.host ?? address;
        const body = { address, name: called, types: types.split(',').map((one) => one.trim()) };
        const made = await connection.call('POST', '/v1/webhooks', body);
        context.say(
          `${String(made['id'])} is told from now on. Its secret, shown this once: ${String(made['secret'])}`,
        );
      }),
    );
  says('list', 'The systems that are told of events, and the addresses that platforms call.', async (connection) => {
    const { items } = (await connection.call('GET', '/v1/webhooks')) as { items: Hook[] };
    const calling = (await sourcesOf(connection)).filter(({ hookUrl }) => hookUrl !== null);
    return [
      ...(items.length === 0 ? ['No other system is told.'] : items.map(hookLine)),
      ...(calling.length === 0 ? ['No platform has an address to call.'] : calling.map(callerLine)),
    ];
  });
  says('types', 'Every type of event that a system can be told of, and what it says.', async (connection) => {
    const { items, words } = (await connection.call('GET', '/v1/webhooks/types')) as unknown as EventTypes;
    return items.map((type) => `${type}  ${words[type] ?? ''}`.trimEnd());
  });
  says('test <id>', 'Send a system a message that says nothing.', async (connection, id = '') => {
    await connection.call('POST', at(id, '/test'));
    return [`On its way: "hooks deliveries ${id}" says what came of it.`];
  });
  says('deliveries <id>', 'What became of the last messages to a system.', async (connection, id = '') => {
    const { items } = (await connection.call('GET', at(id, '/deliveries'))) as { items: Delivery[] };
    return items.length === 0 ? ['Nothing was told in the last 30 days.'] : items.map(deliveryLine);
  });
  says('resend <id> <delivery>', 'Tell a system once more.', async (connection, id = '', delivery = '') => {
    await connection.call('POST', at(id, `/deliveries/${encodeURIComponent(delivery)}/resend`));
    return [`On its way: "hooks deliveries ${id}" says what came of it.`];
  });
  says('secret <id>', 'Make a new secret; the one before stays good until the next.', async (connection, id = '') => {
    const { secret } = await connection.call('POST', at(id, '/secret'));
    return [`Its new secret, shown this once: ${String(secret)}`];
  });
  says(
    'pause <id>',
    'Tell a system nothing for now, of what happens meanwhile not later either.',
    async (connection, id = '') => {
      await connection.call('POST', at(id, '/stop'));
      return [`It is told nothing. "hooks resume ${id}" has it told of what happens from then on.`];
    },
  );
  says('resume <id>', 'Tell a system that was stopped of what happens from now on.', async (connection, id = '') => {
    await connection.call('POST', at(id, '/resume'));
    return ['It is told again from now on.'];
  });
  says('remove <id>', 'Tell a system nothing more, and forget it with its secrets.', async (connection, id = '') => {
    await connection.call('DELETE', at(id));
    return ['It is told nothing more.'];
  });
}

function hookLine({ id, name, address, types, stopped, failingSince }: Hook): string {
  const failing = failingSince === null ? 'told' : `failing since ${failingSince}`;
  const state = stopped === null ? failing : `stopped (${stopped.reason})`;
  return `${id}  ${name ?? ''}  ${address ?? ''}  ${state}\n  ${types.join(' ')}`;
}

/** A source that its platform calls, or may call to have it asked. */
function callerLine({ id, kind, name, state, hookUrl, asked, ...source }: SourceSeen): string {
  const heard = source.lastHeardAt === null ? 'not heard yet' : `last heard ${source.lastHeardAt}`;
  const waits = source.secretMissing && !asked ? ['waits for the secret of its platform'] : [];
  const facts = [state, heard, ...waits, ...(source.unverified ? ['not verified'] : [])];
  return `${id}  ${kind}  ${name}  ${facts.join(', ')}\n  ${hookUrl ?? ''}`;
}

function deliveryLine({ id, type, at: since, state, tries, last }: Delivery): string {
  const outcome = last === null ? '' : `  ${[last.status, last.code].filter((one) => one !== null).join(' ')}`;
  return `${id}  ${since}  ${type}  ${state} (${String(tries)})${outcome}`;
}
