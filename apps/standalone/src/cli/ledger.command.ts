import type { Command } from 'commander';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { openNewEpoch } from '#libs/platform/new-epoch.js';
import { givenPath } from './connection.js';
import type { CommandContext } from './context.js';
import { examples } from './examples.js';
import { moveAway, removeLeft, takeIn, type ExportOptions } from './moving.js';
import { onPlatform } from './on-platform.js';
import { writeWhole } from './whole-file.js';
import { withLedger } from './with-ledger.js';

export function ledgerCommand(program: Command, context: CommandContext): void {
  const ledger = program
    .command('ledger')
    .description('The events of a pool: write them to a file, take a pool elsewhere');
  ledger
    .command('export <file>')
    .description(
      'Write every event of your pool (on servers: of all pools) into a new file, one a line as JSON, personal fields sealed. With --move the whole pool, to take it elsewhere: it is closed here for good.',
    )
    .option('--move', 'close the pool here and write all of it, for "ledger import" of another installation')
    .option('--passphrase-file <file>', 'with --move: a file that holds the passphrase (12 characters or more)')
    .option('--pool <id>', 'with --move: which pool, if there are several')
    .addHelpText(
      'after',
      examples('ledger export ledger.ndjson', 'ledger export pool.kith --move --passphrase-file words.txt'),
    )
    .action((name: string, options: ExportOptions) =>
      options.move === true ? moveAway(context, name, options) : copyEvents(context, name, options),
    );
  ledger
    .command('import <file>')
    .description(
      'Take in a pool that "ledger export --move" wrote, with Kith stopped (on servers: beside the services). Run it again if it was broken off.',
    )
    .requiredOption('--passphrase-file <file>', 'a file that holds the passphrase of the package')
    .addHelpText('after', examples('ledger import pool.kith --passphrase-file words.txt'))
    .action((name: string, { passphraseFile }: { passphraseFile: string }) => takeIn(context, name, passphraseFile));
  ledger
    .command('remove-moved')
    .description(
      'Remove what a pool that has moved away left here, for good: its keys, documents and records (on servers: beside the services). First see with "verify" that it is whole in its new place.',
    )
    .requiredOption('--pool <id>', 'which pool')
    .addHelpText('after', examples('ledger remove-moved --pool p_VSRmrcS4bF3sH2Qd'))
    .action(({ pool }: { pool: string }) => removeLeft(context, pool));
  ledger
    .command('new-epoch')
    .description(
      'After an older ledger was put back behind the back of Kith: void what was published of the newer one. Only with every service stopped.',
    )
    .addHelpText('after', examples('ledger new-epoch'))
    .action(() => newEpoch(context));
}

function copyEvents(context: CommandContext, name: string, { passphraseFile, pool }: ExportOptions): Promise<void> {
  if (passphraseFile !== undefined || pool !== undefined) {
    throw new OutsideWorld('--passphrase-file and --pool go with --move only.', false, 'option-alone');
  }
  return withLedger(context, async (lines) => {
    const file = givenPath(name);
    const events = await writeWhole(withBreaks(lines), file);
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
