import type { Command } from 'commander';
import { restoreData } from '#libs/platform/backup.js';
import { readableFile } from './connection.js';
import type { CommandContext } from './context.js';

export function restoreCommand(program: Command, { config, say }: CommandContext): void {
  program
    .command('restore <ledger> <keys>')
    .description('bring the two archives of a backup into an empty data folder')
    .action(async (ledger: string, keys: string) => {
      const { dataDir, keysDir } = config();
      await restoreData({ ledger: readableFile(ledger), keys: readableFile(keys) }, { dataDir, keysDir });
      say(`Restored into ${dataDir}. The documents are made again at the next start; whoever was erased stays erased.`);
    });
}
