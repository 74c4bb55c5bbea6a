import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '#libs/ports/clock.js';

/** ms of work after which whatever else waits in this process has its turn: above all the commit before, which has ten answers to hear. */
const LONGEST = 4;

/** Called between pieces of long work: null as long as it may go on at once, else to be awaited first. */
export function createBreath(clock: Clock): () => Promise<void> | null {
  let since = clock.now();
  const rest = async (): Promise<void> => {
    await turn();
    since = clock.now();
  };
  return () => (clock.now() - since < LONGEST ? null : rest());
}
