import type { Command } from 'commander';
import { withConnection, type CommandContext } from './context.js';

interface Answer {
  may: boolean;
  text: string;
  verdicts: { rule: string; ok: boolean; text: string }[];
}

export function mayICommand(program: Command, context: CommandContext): void {
  program
    .command('may-i <who>')
    .description('may I write to this person now? An e-mail address, a phone number or a profile address')
    .action((who: string) =>
      withConnection(context, async (connection) => {
        const answer = (await connection.call(
          'GET',
          `/v1/may-i?identity=${encodeURIComponent(who)}`,
        )) as unknown as Answer;
        context.say(answer.text);
        for (const { rule, ok, text } of answer.verdicts) if (!ok) context.say(`  ${rule}: ${text}`);
        if (!answer.may) context.failed();
      }),
    );
}
