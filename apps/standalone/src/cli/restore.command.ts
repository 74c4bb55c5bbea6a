import type { Command } from 'commander';
import { restoreData } from '#libs/platform/backup.js';
import { alone } from '../alone.js';
import { readableFile } from './connection.js';
import type { CommandContext } from './context.js';
import { examples } from './examples.js';

export function restoreCommand(program: Command, { config, say }: CommandContext): void {
  program
    .command('restore <ledger> <keys>')
    .description(
      'Bring the two archives of a backup into an empty data folder (KITH_DATA), with Kith stopped and the keys folder they belong to (KITH_KEYS).',
    )
    .addHelpText('after', examples('restore kept/kith-2026-11-02T09-00.ledger.db kept/kith-2026-11-02T09-00.keys.db'))
    .action(async (ledger: string, keys: string) => {
      const { dataDir, keysDir } = alone(config());
      await restoreData({ ledger: readableFile(ledger), keys: readableFile(keys) }, { dataDir, keysDir });
      say(`Restored into ${dataDir}. The documents are made again at the next start; whoever was erased stays erased.`);
    });
}
