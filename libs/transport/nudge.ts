import type { Clock } from '#libs/ports/clock.js';
import type { Decided } from './decided.js';

/** Waits that end early when the owner has decided something of an origin. */
export interface Nudge {
  /** Resolves once something of this origin is decided, or after `ms`. */
  wait(pool: string, origin: string, ms: number): Promise<void>;
  pause(ms: number): Promise<void>;
}

export function createNudge(clock: Clock, decided: Decided | undefined): Nudge {
  const pause = (ms: number): Promise<void> => new Promise((resolve) => void clock.at(clock.now() + ms, resolve));
  if (decided === undefined) return { pause, wait: (_pool, _origin, ms) => pause(ms) };

  return {
    pause,
    wait: (pool, origin, ms) =>
      new Promise((resolve) => {
        const end = (): void => {
          stop();
          cancel();
          resolve();
        };
        const cancel = clock.at(clock.now() + ms, end);
        const stop = decided.listen((note) => {
          if (note === null || (note.pool === pool && note.origins.has(origin))) end();
        });
      }),
  };
}
