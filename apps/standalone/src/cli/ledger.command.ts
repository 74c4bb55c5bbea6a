import fs from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { givenPath } from './connection.js';
import { withConnection, type CommandContext } from './context.js';

export function ledgerCommand(program: Command, context: CommandContext): void {
  const ledger = program.command('ledger').description("the pool's events");
  ledger
    .command('export <file>')
    .description('write every event as NDJSON, personal fields sealed')
    .action((name: string) =>
      withConnection(context, async (connection) => {
        const file = givenPath(name);
        const events = await writeLines(connection.lines('/v1/ledger'), file);
        context.say(`${String(events)} events in ${file}.`);
      }),
    );
}

/** Writes a new file, whole or not at all, and answers its number of lines. */
async function writeLines(lines: AsyncIterable<string>, file: string): Promise<number> {
  let count = 0;
  async function* counted(): AsyncGenerator<string> {
    for await (const line of lines) {
      count += 1;
      yield `${line}\n`;
    }
  }
  const out = newFile(file);
  try {
    await pipeline(counted, fs.createWriteStream(file, { fd: out }));
  } catch (error) {
    fs.rmSync(file, { force: true });
    throw error;
  }
  return count;
}

function newFile(file: string): number {
  try {
    return fs.openSync(file, 'wx', 0o600);
  } catch (cause) {
    const there = (cause as { code?: string }).code === 'EEXIST';
    const text = there ? 'is there already: name a new file' : 'cannot be written: check its folder and permissions';
    throw new OutsideWorld(`${file} ${text}.`, false, there ? 'file-exists' : 'file-unwritable', { cause });
  }
}
