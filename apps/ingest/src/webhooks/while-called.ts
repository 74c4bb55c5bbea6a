import type { Clock } from '#libs/ports/clock.js';

/*
 * Where the pool is decided in the thread that is called, whoever calls waits for what is decided: within CALLS_GO_ON ms
 * after a call only a few deliveries are sent at once, and then as long is rested as that took, LONGEST_REST ms at most.
 * What is left is sent when it is quieter.
 */
const CALLS_GO_ON = 1_000;
const LONGEST_REST = 100;
export const PAGE_WHILE_CALLED = 10;

export const callsGoOn = (calledAt: number, clock: Clock): boolean => clock.now() - calledAt < CALLS_GO_ON;

/** Resolves `ms` later at most, or when `stopped` is: nothing else keeps a rest from its end. */
export function rest(clock: Clock, ms: number, stopped: AbortSignal): Promise<void> {
  if (ms <= 0 || stopped.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      cancel();
      stopped.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.at(clock.now() + Math.min(ms, LONGEST_REST), end);
    stopped.addEventListener('abort', end);
  });
}
