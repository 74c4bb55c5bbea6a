import type { Command } from 'commander';
import { withConnection, type CommandContext } from './context.js';
import { examples } from './examples.js';

interface Suggestion {
  id: string;
  contact: { name: string | null; headline: string | null };
  text: string;
}

export function suggestionsCommand(program: Command, context: CommandContext): void {
  program
    .command('suggestions')
    .description('Say whom it would be good to write to today, and why.')
    .addHelpText('after', examples('suggestions'))
    .action(() =>
      withConnection(context, async (connection) => {
        const { items } = (await connection.call('GET', '/v1/suggestions?member=me&state=open')) as {
          items: Suggestion[];
        };
        if (items.length === 0) context.say('Nobody today. That is fine: Kith suggests seldom.');
        for (const { contact, text } of items)
          context.say(
            `${contact.name ?? 'Somebody'}${contact.headline === null ? '' : ` (${contact.headline})`}\n  ${text}`,
          );
      }),
    );
}
