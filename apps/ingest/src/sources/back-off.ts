const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** First wait after a failure, doubled with each more, a day at most: judgement. */
const FIRST = 15 * MINUTE;
/** Runs lie apart by up to this share of their distance, so that sources connected together are not asked together. */
const SPREAD = 0.1;

/** When a source is asked next (ms): after `every` while all is well, later and later while it fails. `chance` is in [0, 1). */
export function nextRun(
  now: number,
  { every, failures, notBefore }: { every: number; failures: number; notBefore: number | null },
  chance: number,
): number {
  const wait = failures === 0 ? every : Math.max(every, Math.min(DAY, FIRST * 2 ** (failures - 1)));
  return Math.max(now + Math.round(wait * (1 - SPREAD + 2 * SPREAD * chance)), notBefore ?? 0);
}
