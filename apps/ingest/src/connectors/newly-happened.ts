import { shortHash } from './short-hash.js';

const DAY = 86_400_000;
/** What is older is no news: an occasion of this kind lives for 14 days, 30 at most by a team's own policy. */
export const NEWS_MS = 30 * DAY;

/** What happened within the last 30 days and was not told before. What is still to come waits until it has happened. */
export function newlyHappened<Item extends { id: string; at: number }>(
  items: readonly Item[],
  told: readonly string[],
  now: number,
): Item[] {
  const known = new Set(told);
  return items.filter((item) => isLately(item.at, now) && !known.has(shortHash(item.id)));
}

export function isLately(at: number, now: number): boolean {
  return at > now - NEWS_MS && at <= now;
}
