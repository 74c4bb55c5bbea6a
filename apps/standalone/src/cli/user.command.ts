import type { Command } from 'commander';
import { readServerFile } from '../server-file.js';
import { withConnection, type CommandContext } from './context.js';
import { OutsideWorld } from '#libs/kernel/errors.js';

export function userCommand(program: Command, context: CommandContext): void {
  const user = program.command('user').description('the local owner');
  user
    .command('link')
    .description('a fresh one-time link to sign in with; the one before no longer works')
    .action(() => {
      const running = readServerFile(context.config().dataDir);
      if (running === null)
        throw new OutsideWorld('Kith is not running here: "npm start" prints a link.', false, 'not-running');
      return withConnection(context, async (connection) => {
        const { link } = (await connection.call('POST', '/v1/me/link')) as { link: string };
        context.say(`${running.address}/auth/link?token=${link}`);
      });
    });
}
