import path from 'node:path';
import { Option, type Command } from 'commander';
import { withConnection, type CommandContext } from './context.js';
import { examples } from './examples.js';
import { readableFile, type Connection } from './connection.js';
import { gathered, mappingFor } from './column-mapping.js';

interface Options {
  format?: string;
  share: string;
  basis: string;
  map: string[];
}

/** What the API says of an import. */
interface Shown {
  id: string;
  state: string;
  total: number;
  done: number;
  counts: { created: number; changed: number; unchanged: number; rejected: number };
  problem: { text: string } | null;
}

export function importCommand(program: Command, context: CommandContext): void {
  program
    .command('import <file>')
    .description(
      'Bring in a file of contacts and say what became of its rows. The same file again changes nothing. Whole imports can be taken back on the page.',
    )
    .option('--format <name>', 'what the file is, docs/formats.md lists them; without it, what it seems to be')
    .option('--map <field=column>', 'for csv: which column holds what, once for each field', gathered, [])
    .addOption(
      new Option('--share <what>', 'all: everybody comes in; kept: only the rows that a member keeps on the page')
        .choices(['all', 'kept'])
        .default('all'),
    )
    .addOption(
      new Option('--basis <why>', 'where you know them from: you know them, somebody told you, you found them')
        .choices(['own-relation', 'told', 'sourced'])
        .default('own-relation'),
    )
    .addHelpText(
      'after',
      examples('import Connections.csv', 'import met.csv --map name="Full name" --map email=E-mail'),
    )
    .action((name: string, options: Options) =>
      withConnection(context, (connection) => run(connection, context, { file: readableFile(name), ...options })),
    );
}

async function run(
  connection: Connection,
  context: CommandContext,
  { file, format, share, basis, map }: Options & { file: string },
): Promise<void> {
  const known = format ?? (map.length > 0 ? 'csv' : await seeming(connection, file));
  if (known === null) {
    context.say('This is no kind of file that Kith knows.');
    context.failed();
    return;
  }
  if (format === undefined) context.say(`Read as ${known}.`);
  const query = new URLSearchParams({ format: known, share, basis, file: path.basename(file) });
  const mapping = known === 'csv' ? await mappingFor(connection, context.say, { file, map }) : '';
  if (mapping === null) {
    context.failed();
    return;
  }
  if (mapping !== '') query.set('mapping', mapping);
  const started = (await connection.upload(`/v1/imports?${String(query)}`, file)) as unknown as Shown;
  await tell(connection, context, { file, shown: await followed(connection, context.say, started) });
}

/** The import once it has ended, with a line now and then until then. */
async function followed(connection: Connection, say: CommandContext['say'], started: Shown): Promise<Shown> {
  let shown = started;
  for (let told = 0; shown.state === 'reading' || shown.state === 'deciding';) {
    if (shown.done >= told + 1000) say(`${String((told = shown.done))} of ${String(shown.total)} rows`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    shown = (await connection.call('GET', `/v1/imports/${shown.id}`)) as unknown as Shown;
  }
  return shown;
}

async function tell(
  connection: Connection,
  { say, failed }: CommandContext,
  { file, shown }: { file: string; shown: Shown },
): Promise<void> {
  if (shown.state === 'failed') {
    say(shown.problem?.text ?? 'The file could not be imported.');
    failed();
    return;
  }
  const { created, changed, unchanged, rejected } = shown.counts;
  say(
    `${path.basename(file)}: ${String(created)} created, ${String(changed)} changed, ${String(unchanged)} unchanged, ${String(rejected)} not taken.`,
  );
  if (rejected > 0) await tellRejected(connection, shown.id, say);
}

/** What the file seems to be, by its beginning. */
async function seeming(connection: Connection, file: string): Promise<string | null> {
  const preview = (await connection.upload('/v1/imports/preview', file)) as unknown as { format: string | null };
  return preview.format;
}

async function tellRejected(connection: Connection, id: string, say: (line: string) => void): Promise<void> {
  const page = (await connection.call('GET', `/v1/imports/${id}/rows?outcome=rejected&limit=20`)) as {
    items: { row: number; problem: string | null }[];
    next: string | null;
  };
  for (const { row, problem } of page.items) say(`  row ${String(row)}: ${problem ?? 'not taken'}`);
  if (page.next !== null) say('  … the rest stands on the import page.');
}
