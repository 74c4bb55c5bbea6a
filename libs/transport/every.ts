import type { Clock } from '#libs/ports/clock.js';

/**
 * Runs work now, and again `ms` after each end, until the returned function is called: no two runs overlap. A failed run
 * is made up for by the next.
 */
export function every(clock: Clock, ms: number, work: () => Promise<unknown>): () => void {
  let cancel = (): void => undefined;
  let stopped = false;
  const again = (): void => {
    if (!stopped) cancel = clock.at(clock.now() + ms, run);
  };
  const run = (): void => void work().then(again, again);
  run();
  return () => {
    stopped = true;
    cancel();
  };
}
