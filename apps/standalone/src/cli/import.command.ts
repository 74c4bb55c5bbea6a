import path from 'node:path';
import type { Command } from 'commander';
import { withConnection, type CommandContext } from './context.js';
import { readableFile, type Connection } from './connection.js';

interface Options {
  format?: string;
  share: string;
  basis: string;
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
    .description('bring in a file of contacts and say what became of every row')
    .option('--format <name>', 'what the file is; without it, what it seems to be')
    .option('--share <what>', 'all, or kept: only the rows a member keeps', 'all')
    .option('--basis <why>', 'own-relation, told or sourced', 'own-relation')
    .action((file: string, options: Options) =>
      withConnection(context, (connection) => run(connection, context, { file: readableFile(file), ...options })),
    );
}

async function run(
  connection: Connection,
  { say, failed }: CommandContext,
  { file, format, share, basis }: Options & { file: string },
): Promise<void> {
  const known = format ?? (await seeming(connection, file));
  if (known === null) {
    say('This is no kind of file that Kith knows.');
    failed();
    return;
  }
  if (format === undefined) say(`Read as ${known}.`);
  const query = new URLSearchParams({ format: known, share, basis, file: path.basename(file) });
  let shown = (await connection.upload(`/v1/imports?${String(query)}`, file)) as unknown as Shown;
  for (let told = 0; shown.state === 'reading' || shown.state === 'deciding';) {
    if (shown.done >= told + 1000) say(`${String((told = shown.done))} of ${String(shown.total)} rows`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    shown = (await connection.call('GET', `/v1/imports/${shown.id}`)) as unknown as Shown;
  }
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
