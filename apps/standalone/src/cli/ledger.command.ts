import type { Command } from 'commander';
import { openNewEpoch } from '#libs/platform/new-epoch.js';
import { givenPath } from './connection.js';
import { withConnection, type CommandContext } from './context.js';
import { moveAway, takeIn, type ExportOptions } from './moving.js';
import { onPlatform } from './on-platform.js';
import { writeWhole } from './whole-file.js';

export function ledgerCommand(program: Command, context: CommandContext): void {
  const ledger = program.command('ledger').description("the pool's events");
  ledger
    .command('export <file>')
    .description(
      'write every event as NDJSON, personal fields sealed; with --move the whole pool, to take it elsewhere',
    )
    .option('--move', 'close the pool here and write all of it, for "ledger import" of another installation')
    .option('--passphrase-file <file>', 'with --move: a file that holds the passphrase which seals the package')
    .option('--pool <id>', 'with --move: which pool, if there are several')
    .action((name: string, options: ExportOptions) =>
      options.move === true ? moveAway(context, name, options) : copyEvents(context, name),
    );
  ledger
    .command('import <file>')
    .description('take in a pool that "ledger export --move" wrote; run it again if it was broken off')
    .requiredOption('--passphrase-file <file>', 'a file that holds the passphrase of the package')
    .action((name: string, { passphraseFile }: { passphraseFile: string }) => takeIn(context, name, passphraseFile));
  ledger
    .command('new-epoch')
    .description(
      'after an older ledger was put back: void what was published of the newer one; with every service stopped',
    )
    .action(() => newEpoch(context));
}

function copyEvents(context: CommandContext, name: string): Promise<void> {
  return withConnection(context, async (connection) => {
    const file = givenPath(name);
    const events = await writeWhole(withBreaks(connection.lines('/v1/ledger')), file);
    context.say(`${String(events)} events in ${file}.`);
  });
}

async function* withBreaks(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

function newEpoch(context: CommandContext): Promise<void> {
  return onPlatform(context, async (platform) => {
    const heads = await openNewEpoch(platform);
    for (const { pool, epoch } of heads) context.say(`${pool} begins epoch ${String(epoch)}.`);
    context.say('Readers begin anew from the ledger and documents are folded anew when the services start.');
  });
}
