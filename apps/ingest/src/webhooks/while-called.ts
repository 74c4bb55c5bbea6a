import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '#libs/ports/clock.js';

/*
 * Where the pool is decided in the thread that is called, whoever calls waits for what is decided: within CALLS_GO_ON ms
 * after a call only a few deliveries are sent at once, and then as long is rested as that took, LONGEST_REST ms at most.
 * What is left is sent when it is quieter.
 */
const CALLS_GO_ON = 1_000;
const LONGEST_REST = 100;
export const PAGE_WHILE_CALLED = 10;

/** Of a clock that was set back since nobody knows how long ago the call was: then it goes on no more. */
export function callsGoOn(calledAt: number, clock: Pick<Clock, 'now'>): boolean {
  return Math.abs(clock.now() - calledAt) < CALLS_GO_ON;
}

/** Resolves `ms` later at most, or once `stopped` is, by the time of the process: a clock that is set back makes no rest long. */
export async function rest(ms: number, stopped: AbortSignal): Promise<void> {
  if (ms > 0) await wait(Math.min(ms, LONGEST_REST), undefined, { signal: stopped }).catch(() => undefined);
}
