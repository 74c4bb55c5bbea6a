/** The time, as everything in Kith asks it: injected, so that tests, the demo and rehearsals run on a virtual one. */
export interface Clock {
  /** ms since 1970, UTC. */
  now(): number;
  /** Calls `run` once, not before `at` (ms). The returned function cancels. Never keeps the process alive. */
  at(at: number, run: () => void): () => void;
  /** ms; what comes round by itself to look whether anything was forgotten comes no more often, on a clock that leaps through months. */
  readonly looksEvery?: number;
}
