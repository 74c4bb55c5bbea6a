import type { OutsideWorld } from '#libs/kernel/errors.js';
import { PullFailed } from '../pull-failed.js';

const LOGIN_REFUSED = 'dav-login-refused';

/** What a calendar server did where a feed would have done the same, under the code that has its own sentences. */
const ours: Readonly<Record<string, string>> = {
  refused: LOGIN_REFUSED,
  'not-found': 'dav-nothing-here',
  gone: 'dav-nothing-here',
  'unexpected-answer': 'dav-not-dav',
  'wrong-type': 'dav-not-dav',
};

/** Who is not let in stops: an account that is tried with a wrong password again and again is soon a locked one. */
export function davProblem(error: PullFailed | OutsideWorld): PullFailed | OutsideWorld {
  const code = ours[error.code];
  if (code === undefined) return error;
  const why = error instanceof PullFailed ? { ...error.why } : {};
  return new PullFailed(code, { ...why, stops: code === LOGIN_REFUSED ? 'refused' : undefined });
}
