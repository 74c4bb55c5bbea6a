import type { Command } from 'commander';
import { backupData } from '#libs/platform/backup.js';
import { givenPath } from './connection.js';
import type { CommandContext } from './context.js';

export function backupCommand(program: Command, { config, say, now }: CommandContext): void {
  program
    .command('backup <folder>')
    .description('write the ledger and the keys as two archives, also while Kith runs')
    .action(async (folder: string) => {
      const { dataDir, keysDir } = config();
      const name = `kith-${new Date(now()).toISOString().replaceAll(/[:.]/g, '-')}`;
      const { ledger, keys } = await backupData({ dataDir, folder: givenPath(folder), name });
      say(`Ledger: ${ledger}`);
      say(`Keys:   ${keys}`);
      say(
        'Keep them apart, and keep the keys no longer than 7 days: an erased person’s key must not live on in a backup.',
      );
      say(`The master key and the pepper are in neither: ${keysDir} needs a copy of its own, in a safe place.`);
    });
}
