import type { Command } from 'commander';
import { withRunning, type CommandContext } from './context.js';
import { examples } from './examples.js';

export function userCommand(program: Command, context: CommandContext): void {
  const user = program.command('user').description('The owner of this Kith: a new link to sign in with');
  user
    .command('link')
    .description('Print a new link to sign in with, while Kith runs. It works once; the one before no longer does.')
    .addHelpText('after', examples('user link'))
    .action(() =>
      withRunning(context, async (connection) => {
        const { link } = (await connection.call('POST', '/v1/me/link')) as { link: string };
        context.say(`${connection.address}/auth/link?token=${link}`);
      }),
    );
}
