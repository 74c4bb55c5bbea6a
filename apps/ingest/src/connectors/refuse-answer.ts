import type { EgressAnswer } from '#libs/ports/egress.js';
import { PullFailed } from './pull-failed.js';

/** Throws PullFailed for whatever is no success: what it means, and whether the source is to be asked again. */
export function refuseAnswer({ status, rest = 0 }: Pick<EgressAnswer, 'status' | 'rest'>, now: number): void {
  if (status >= 200 && status < 300) return;
  const facts = { status };
  const meaning = meaningOf(status, rest);
  throw new PullFailed(meaning.code, { facts, notBefore: now + rest, stops: meaning.stops });
}

/** Platforms also refuse with 403 who asks too much at once, and then say for how long. */
function meaningOf(status: number, rest: number): { code: string; stops?: 'gone' } {
  if (status === 403 && rest > 0) return { code: 'too-often' };
  return meanings[status] ?? { code: status >= 500 ? 'server-trouble' : 'unexpected-answer' };
}

const meanings: Readonly<Record<number, { code: string; stops?: 'gone' }>> = {
  401: { code: 'refused' },
  403: { code: 'refused' },
  404: { code: 'not-found' },
  410: { code: 'gone', stops: 'gone' },
  429: { code: 'too-often' },
};
