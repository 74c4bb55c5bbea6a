import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { callingKinds } from '../../../ingest/src/webhooks/registry.js';
import type { CallingKind } from '../../../ingest/src/webhooks/calling-kind.js';
import { withConnection, type CommandContext } from './context.js';

interface Wish {
  event: string;
  url?: string;
  secret: string;
}

export function hooksCommand(program: Command, context: CommandContext): void {
  program
    .command('hooks')
    .description('addresses that platforms call')
    .command('send')
    .description('sign a delivery of an invented person and send it to an address of yours, as the platform would')
    .argument('<kind>', `the platform: ${callingKinds.map(({ kind }) => kind).join(', ')}`)
    .requiredOption('--event <name>', 'what happened there, new_candidate_application for example')
    .requiredOption('--secret <secret>', 'the secret of the source, as it was shown when it was connected')
    .option('--url <address>', 'the address; without, that of your only source of this kind')
    .action(async (name: string, wish: Wish) => {
      const kind = callingKinds.find((one) => one.kind === name);
      if (kind === undefined) throw unknown(`Kith knows no platform "${name}".`);
      const sample = kind.samples[wish.event];
      if (sample === undefined) throw unknown(`Choose one of: ${Object.keys(kind.samples).join(', ')}.`);
      const url = wish.url ?? (await onlyAddress(kind, context));
      const raw = JSON.stringify(sample(context.now()));
      const answer = await fetch(url, {
        method: 'POST',
        body: raw,
        headers: kind.sign(raw, wish.secret, randomUUID()),
      });
      context.say(`${wish.event}: answered with ${answer.status} ${await answer.text()}`);
      if (answer.status !== 200) context.failed();
    });
}

async function onlyAddress({ kind }: CallingKind, context: CommandContext): Promise<string> {
  let found: string[] = [];
  await withConnection(context, async (connection) => {
    const { items } = (await connection.call('GET', '/v1/sources')) as {
      items: { kind: string; hookUrl: string | null }[];
    };
    found = items.flatMap((one) => (one.kind === kind && one.hookUrl !== null ? [one.hookUrl] : []));
  });
  const [url, ...more] = found;
  if (url === undefined) throw unknown(`No source of ${kind} is connected: connect one on the sources page first.`);
  if (more.length > 0) throw unknown(`Several sources of ${kind} are connected: name one with --url.`);
  return url;
}

function unknown(text: string): OutsideWorld {
  return new OutsideWorld(text, false, 'hook-unknown');
}
