import fs from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
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
        if (fs.existsSync(file))
          throw new OutsideWorld(`${file} is there already: name a new file.`, false, 'file-exists');
        const out = fs.createWriteStream(file, { mode: 0o600, flags: 'wx' });
        let events = 0;
        for await (const line of connection.lines('/v1/ledger')) {
          events += 1;
          if (!out.write(`${line}\n`)) await once(out, 'drain');
        }
        out.end();
        await finished(out);
        context.say(`${String(events)} events in ${file}.`);
      }),
    );
}
