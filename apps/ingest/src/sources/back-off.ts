const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** First wait after a failure, doubled with each more, a day at most: judgement. */
const FIRST = 15 * MINUTE;
/** Runs lie apart by up to this share of their distance, so that sources connected together are not asked together. */
const SPREAD = 0.1;

/** Whoever wants to be left alone for longer is asked again all the same: a slip of theirs is not to silence a source for ever. */
const LONGEST_REST = 7 * DAY;

/**
 * When a source is asked next (ms): after `every` while all is well, later and later while it fails, and not before it
 * said, a week at most. `chance` is in [0, 1).
 */
export function nextRun(
  now: number,
  { every, failures, notBefore }: { every: number; failures: number; notBefore: number | null },
  chance: number,
): number {
  const wait = failures === 0 ? every : Math.max(every, Math.min(DAY, FIRST * 2 ** (failures - 1)));
  const rest = Math.min(notBefore ?? 0, now + LONGEST_REST);
  return Math.max(now + Math.round(wait * (1 - SPREAD + 2 * SPREAD * chance)), rest);
}

/** ms; nothing is planned further ahead, so where it is, a clock was wrong. */
const FURTHEST = LONGEST_REST + DAY;

/** Whether a source is to be asked: its time has come, or it was planned by a clock that was far ahead. */
export function isDue({ nextRunAt }: { nextRunAt: number | null }, now: number): boolean {
  return nextRunAt !== null && (nextRunAt <= now || nextRunAt > now + FURTHEST);
}
