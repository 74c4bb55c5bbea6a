import { isOfThisAlone } from './api-problem.js';
import { isLately } from './newly-happened.js';
import type { PullFailed } from './pull-failed.js';

/** Where a pull of events stands: in their list, or at the first of those that wait. */
interface Standing {
  listing: boolean;
  waiting: readonly { at: number }[];
  /** of some event of this round it was said who came */
  heard?: boolean;
}

/**
 * Whether an event of which is not said who came is left until the next round: it is gone, or only itself in the way. Where
 * nothing is said of any, that is said.
 */
export function mayPass(
  failed: PullFailed,
  { listing, waiting: [event, ...others], heard }: Standing,
  now: number,
): boolean {
  if (listing || event === undefined || !isOfThisAlone(failed)) return false;
  const { code } = failed;
  return (
    code === 'api-not-found' || code === 'api-gone' || heard === true || others.length > 0 || !isLately(event.at, now)
  );
}
