import type { EgressAnswer } from '#libs/ports/egress.js';
import { PullFailed } from './pull-failed.js';

/** Throws PullFailed for whatever is no success: what it means, and whether the source is to be asked again. */
export function refuseAnswer({ status, headers }: Pick<EgressAnswer, 'status' | 'headers'>, now: number): void {
  if (status >= 200 && status < 300) return;
  const facts = { status };
  const notBefore = now + 1000 * seconds(headers['retry-after']);
  const meaning = meanings[status] ?? (status >= 500 ? { code: 'server-trouble' } : { code: 'unexpected-answer' });
  throw new PullFailed(meaning.code, { facts, notBefore, stops: meaning.stops });
}

const meanings: Readonly<Record<number, { code: string; stops?: 'gone' }>> = {
  401: { code: 'refused' },
  403: { code: 'refused' },
  404: { code: 'not-found' },
  410: { code: 'gone', stops: 'gone' },
  429: { code: 'too-often' },
};

/** A date, which is seldom, is kept by egress: it answers for the host until then. */
function seconds(asked: string | undefined): number {
  return asked !== undefined && /^\d{1,7}$/.test(asked) ? Number(asked) : 0;
}
