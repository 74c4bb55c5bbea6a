import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Connection } from './connection.js';
import { withConnection, type CommandContext } from './context.js';
import { examples } from './examples.js';

interface Digest {
  channel: string;
  email: string | null;
  place: string | null;
  asked: string | null;
  last: { state: string; at: string; again: string | null; code: string | null } | null;
}

/** Looks, a quarter of a second apart: longer than a mail server that is silent is waited for. */
const LOOKS = 160;
const BETWEEN = 250;

export function digestCommand(program: Command, context: CommandContext): void {
  program
    .command('digest')
    .description('Send yourself the digest of this moment: a test of the mail server or the chat.')
    .addHelpText('after', examples('digest'))
    .action(() =>
      withConnection(context, async (connection) => {
        await connection.call('POST', '/v1/me/digest/now');
        context.say(await outcome(connection));
      }),
    );
}

/** What came of it; throws OutsideWorld with the code if it did not go out. */
async function outcome(connection: Connection): Promise<string> {
  for (let look = 0; look < LOOKS; look += 1) {
    const digest = (await connection.call('GET', '/v1/me/digest')) as unknown as Digest;
    if (digest.asked === null) return `Sent to ${(digest.channel === 'email' ? digest.email : digest.place) ?? 'you'}.`;
    refuse(digest, digest.asked);
    await pause(BETWEEN);
  }
  throw new OutsideWorld(
    'Nothing came of it yet: look into the settings of the page in a while.',
    true,
    'digest-waits',
  );
}

/** Throws once a try since it was asked for has failed. */
function refuse({ last }: Digest, asked: string): void {
  const code = last === null || last.at < asked || last.state === 'sent' ? null : last.code;
  if (code === null) return;
  const then = last?.again == null ? 'It is not tried again.' : `It is tried again at ${last.again}.`;
  const text = `It did not go out (${code}). ${then} docs/operations.md says what to do under "Digests".`;
  throw new OutsideWorld(text, false, code);
}
