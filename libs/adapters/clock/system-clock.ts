import type { Clock } from '#libs/ports/clock.js';

/** The longest wait setTimeout understands; later times are reached in several. */
const LONGEST = 2 ** 31 - 1;

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  at(at, run) {
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      const left = Math.max(0, at - Date.now());
      timer = setTimeout(left > LONGEST ? wait : fire, Math.min(left, LONGEST)).unref();
    };
    const fire = (): void => {
      if (Date.now() < at) wait();
      else run();
    };
    wait();
    return () => {
      clearTimeout(timer);
    };
  },
};
