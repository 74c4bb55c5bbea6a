import type { ReadFeed } from './feed-item.js';

const HOUR = 3_600_000;
/** A feed that wants to rest longer is asked once a day all the same. */
const LONGEST = 24 * HOUR;

/** Before which time a feed wishes not to be asked again, ms; null if it wishes nothing. */
export function restOf({ ttl, skipHours }: Pick<ReadFeed, 'ttl' | 'skipHours'>, now: number): number | null {
  if (ttl === 0 && skipHours.length === 0) return null;
  const skipped = new Set(skipHours.map((hour) => hour % 24));
  let at = now + Math.min(ttl, LONGEST);
  if (skipped.size >= 24) return at;
  while (skipped.has(new Date(at).getUTCHours())) at = (Math.floor(at / HOUR) + 1) * HOUR;
  return at;
}
