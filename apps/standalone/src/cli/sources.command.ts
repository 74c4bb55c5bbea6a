import type { Command } from 'commander';
import type { CommandContext } from './context.js';
import { saying } from './saying.js';
import { sourcesOf, type SourceSeen } from './sources-of.js';

interface WouldTell {
  kind: string;
  what: string | null;
  title: string | null;
  at: string;
  contact: string | null;
}

interface DryRun {
  items: WouldTell[];
  told: number;
  left: number;
  problem: { text: string; todo: string } | null;
}

interface Kind {
  kind: string;
  group: { id: string; title: string };
  title: string;
}

const at = (id: string, rest = ''): string => `/v1/sources/${encodeURIComponent(id)}${rest}`;

/** What Kith learns from: listed with the kinds there are, tried out, asked, paused, removed. They are connected on the page, where what is typed is explained. */
export function sourcesCommand(program: Command, context: CommandContext): void {
  const sources = program
    .command('sources')
    .description('What Kith learns from: feeds, mailboxes, platforms. They are connected on the page, under Sources.');
  const says = saying(sources, context, { id: 's_1' });
  says('list', 'Every source, how it is doing and, if it has trouble, what to do.', async (connection) => {
    const all = await sourcesOf(connection);
    return all.length === 0 ? ['Nothing is connected: add a source on the page, under Sources.'] : all.flatMap(lines);
  });
  says('kinds', 'Every kind of source there is, group by group, as the API calls it.', async (connection) => {
    const { items } = (await connection.call('GET', '/v1/sources/kinds')) as { items: Kind[] };
    return byGroup(items);
  });
  says('try <id>', 'Ask a source once and say what it would tell; nothing is stored.', async (connection, id = '') =>
    tried((await connection.call('POST', at(id, '/run?dry=true'))) as unknown as DryRun),
  );
  says('run <id>', 'Ask a source as soon as may be, while Kith runs.', async (connection, id = '') => {
    await connection.call('POST', at(id, '/run'));
    return ['It is asked as soon as may be: "sources list" says how that went.'];
  });
  says(
    'pause <id>',
    'Ask a source no more, and pass on nothing that its platform says.',
    async (connection, id = '') => {
      await connection.call('POST', at(id, '/pause'));
      return [`Paused. "sources resume ${id}" lets it go on.`];
    },
  );
  says('resume <id>', 'Let a source go on that was paused or has stopped.', async (connection, id = '') => {
    await connection.call('POST', at(id, '/resume'));
    return ['It goes on.'];
  });
  says(
    'remove <id>',
    'Remove a source with its settings and secrets for good; what Kith learned from it stays.',
    async (connection, id = '') => {
      await connection.call('DELETE', at(id));
      return ['Removed. What Kith learned from it stays.'];
    },
  );
}

function byGroup(kinds: Kind[]): string[] {
  const groups = new Set(kinds.map(({ group }) => group.title));
  return [...groups].flatMap((one) => [
    one,
    ...kinds.filter(({ group }) => group.title === one).map(({ kind, title }) => `  ${kind}  ${title}`),
  ]);
}

function lines({ id, kind, name, state, problem, lastRunAt, nextRunAt, lastHeardAt, learned }: SourceSeen): string[] {
  const facts = [
    state,
    ...(lastRunAt === null ? [] : [`last asked ${lastRunAt}`]),
    ...(nextRunAt === null ? [] : [`again ${nextRunAt}`]),
    ...(lastHeardAt === null ? [] : [`last heard ${lastHeardAt}`]),
    `learned ${String(learned.noted)}`,
  ];
  const trouble = problem === null ? [] : [`  ${problem.text} ${problem.todo}`];
  return [`${id}  ${kind}  ${name}  ${facts.join(', ')}`, ...trouble];
}

function tried({ items, told, left, problem }: DryRun): string[] {
  if (problem !== null) return [`${problem.text} ${problem.todo}`];
  if (told === 0) return ['It has nothing new to tell.'];
  const more = told - items.length;
  return [
    ...items.map(({ kind, what, title, at: when, contact }) =>
      [when.slice(0, 10), what ?? kind, title, contact ?? 'nobody in the pool']
        .filter((one) => one !== null)
        .join('  '),
    ),
    ...(more > 0 ? [`and ${String(more)} more`] : []),
    ...(left > 0 ? [`left out, with nothing to learn from: ${String(left)}`] : []),
  ];
}
