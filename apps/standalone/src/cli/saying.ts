import type { Command } from 'commander';
import type { Connection } from './connection.js';
import { withConnection, type CommandContext } from './context.js';
import { examples } from './examples.js';

/** What a command says, a line each; `args` as they were typed. */
type Says = (connection: Connection, ...args: string[]) => Promise<string[]>;

/**
 * Adds commands below another that ask Kith for something and say what it answers. `typed`: what somebody would type for
 * each argument, in the example of their help.
 */
export function saying(
  parent: Command,
  context: CommandContext,
  typed: Readonly<Record<string, string>>,
): (name: string, description: string, says: Says) => Command {
  return (name, description, says) =>
    parent
      .command(name)
      .description(description)
      .addHelpText(
        'after',
        examples(`${parent.name()} ${name.replace(/<(\w+)>/gu, (_all, arg: string) => typed[arg] ?? arg)}`),
      )
      .action((...args: unknown[]) =>
        withConnection(context, async (connection) => {
          const given = args.filter((one): one is string => typeof one === 'string');
          for (const line of await says(connection, ...given)) context.say(line);
        }),
      );
}
