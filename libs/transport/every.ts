import type { Clock } from '#libs/ports/clock.js';

/**
 * Runs work now, and again `ms` after each end, until the returned function is called: no two runs overlap. A failed run
 * is made up for by the next.
 */
export function every(clock: Clock, ms: number, work: () => Promise<unknown>): () => void {
  let cancel = (): void => undefined;
  let stopped = false;
  const again = (): void => {
    if (!stopped) cancel = clock.at(nextLook(clock, ms), run);
  };
  const run = (): void => void work().then(again, again);
  run();
  return () => {
    stopped = true;
    cancel();
  };
}

/** When to look again that looks every `ms`, on a clock that may want it more seldom. */
export function nextLook(clock: Clock, ms: number): number {
  return clock.now() + Math.max(ms, clock.looksEvery ?? 0);
}
