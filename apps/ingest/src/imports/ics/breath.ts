import { performance } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';

/** ms of reckoning after which whoever else waits in this process has a turn. */
const LONGEST = 10;

/** To be awaited between pieces of work that wait for nothing: commands and web hooks go in between. */
export function createBreath(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < LONGEST) return;
    await turn();
    since = performance.now();
  };
}
