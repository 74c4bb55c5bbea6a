import { OutsideWorld } from '#libs/kernel/errors.js';
import { PullFailed } from '../pull-failed.js';

/**
 * What a mail server did, under the code that has its sentences in `imap-problems.texts.ts`. Who is not let in stops:
 * a mailbox that is tried with a wrong password again and again is soon a locked one.
 */
export function mailProblem(error: unknown): unknown {
  if (!(error instanceof OutsideWorld)) return error;
  const code = error.code.startsWith('mail-') ? error.code : `mail-${error.code}`;
  return new PullFailed(code, code === 'mail-login-refused' ? { stops: 'refused' } : {});
}
