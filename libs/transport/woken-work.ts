import type { Clock } from '#libs/ports/clock.js';
import { nextLook } from './every.js';

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** Work that lies in records, of which somebody may hear. */
export interface WokenWork {
  /** There may be something to do. */
  wake: () => void;
  /** Resolves when nothing is being done. */
  idle: () => Promise<void>;
  /** Begins nothing more, and resolves when nothing is being done. */
  stop: () => Promise<void>;
}

/**
 * Does work when it is woken, one run after the other, and by itself: after a run that failed or left something over when
 * `soonest` has passed, then after twice as long, in the end every minute; after any other an hour later, for another
 * instance may have been woken and not have done it. `run` answers how much is left. Times are ms.
 */
export function wokenWork(clock: Clock, run: () => Promise<number>, { soonest = MINUTE } = {}): WokenWork {
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  let wait = soonest;
  let cancel = (): void => undefined;
  const once = async (): Promise<void> => {
    if (stopped) return;
    const left = await run().catch(() => 1);
    cancel();
    if (!isStopped()) cancel = clock.at(left > 0 ? clock.now() + wait : nextLook(clock, HOUR), work);
    wait = left > 0 ? Math.min(2 * wait, MINUTE) : soonest;
  };
  const work = (): void => void (running = running.then(once));
  const isStopped = (): boolean => stopped;
  return {
    wake() {
      wait = soonest;
      work();
    },
    idle: () => running,
    async stop() {
      stopped = true;
      cancel();
      await running;
    },
  };
}
