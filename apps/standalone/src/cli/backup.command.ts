import type { Command } from 'commander';
import { backupData } from '#libs/platform/backup.js';
import { alone } from '../alone.js';
import { givenPath } from './connection.js';
import type { CommandContext } from './context.js';
import { examples } from './examples.js';

export function backupCommand(program: Command, { config, say, now }: CommandContext): void {
  program
    .command('backup <folder>')
    .description(
      'Write the ledger and the keys of persons as two archives into a folder, also while Kith runs. Keep the keys 7 days at most. The keys folder is in neither: copy it once.',
    )
    .addHelpText('after', examples('backup /mnt/backup/kith'))
    .action(async (folder: string) => {
      const { dataDir, keysDir } = alone(config());
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
