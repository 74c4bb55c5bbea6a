/** What the queue takes for its units of time, ms. Tests on real time shorten them; everything else leaves them as they are. */
export interface Timing {
  /** Of waits between attempts, of limits, of the watch */
  second: number;
  /** How far ahead jobs are kept */
  hour: number;
}

export const trueTiming: Timing = { second: 1_000, hour: 3_600_000 };
