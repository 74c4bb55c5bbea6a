import type { Command } from 'commander';
import { withConnection, type CommandContext } from './context.js';
import { examples } from './examples.js';

interface Answer {
  may: boolean;
  text: string;
  verdicts: { rule: string; ok: boolean; text: string }[];
}

export function mayICommand(program: Command, context: CommandContext): void {
  program
    .command('may-i <who>')
    .description(
      'May I write to this person now? Say who by an e-mail address, a telephone number or the address of a profile. Answers with the rules that say no, and exits with 1 then.',
    )
    .addHelpText('after', examples('may-i anna@muehlbach.example', 'may-i https://www.linkedin.com/in/anna-muehlbach'))
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
