import { OutsideWorld } from '#libs/kernel/errors.js';
import { PullFailed } from './pull-failed.js';

const LOGIN_REFUSED = 'api-login-refused';

/** What an API did where a feed would have done the same, under the code that has its own sentences. */
const ours: Readonly<Record<string, string>> = {
  'not-found': 'api-not-found',
  gone: 'api-gone',
  'unexpected-answer': 'api-unexpected',
  'wrong-type': 'api-not-json',
  'too-large': 'api-too-large',
};

const ofEverybody: ReadonlySet<string> = new Set(['too-often', 'server-trouble', LOGIN_REFUSED]);
const ofLostPage: ReadonlySet<string> = new Set(['api-unexpected', 'api-not-found', 'api-gone']);

/** Whether a platform may have said this of what was asked for, and not to whoever asks for anything. */
export function isOfThisAlone(error: unknown): error is PullFailed {
  return error instanceof PullFailed && !ofEverybody.has(error.code);
}

/** Whether a platform may have said that a page it named before is no longer there. */
export function isOfLostPage(error: unknown): boolean {
  return error instanceof PullFailed && ofLostPage.has(error.code);
}

/** Who is not let in (401) stops: a token that was taken back does not come back by itself. Anything else is passed on. */
export function apiProblem(error: unknown): unknown {
  if (!(error instanceof PullFailed || error instanceof OutsideWorld)) return error;
  const why = error instanceof PullFailed ? error.why : {};
  if (error.code === 'refused') return refusal(why);
  const code = ours[error.code];
  return code === undefined ? error : new PullFailed(code, why);
}

function refusal(why: PullFailed['why']): PullFailed {
  return why.facts?.['status'] === 401
    ? new PullFailed(LOGIN_REFUSED, { ...why, stops: 'refused' })
    : new PullFailed('api-not-allowed', why);
}
