import type { Channel } from '#libs/events/words.js';

/** A message of ours that did not arrive. */
export interface Bounce {
  seq: number;
  /** when it came back, and when the ledger learned of it, ms */
  at: number;
  known: number;
  /** our message, as far as anybody knows which */
  of: number | null;
  /** the ways known to reach them that were left after it */
  left: readonly Channel[];
}

/** Ways to reach them that came to light after something had bounced, with `seq`. */
export interface WaysFound {
  seq: number;
  ways: readonly Channel[];
}

/** That they are away, as it was told at `at`: back on that day (null: nobody knows), left alone until `until`, ms. */
export interface Absence {
  seq: number;
  at: number;
  back: number | null;
  until: number;
}

/** What kept messages from reaching them; what of it counts: `bounces.ts`, `absence.ts`. */
export interface ReachFacts {
  /** the newest 16 that were not taken back, in the order in which they were told */
  bounced: Bounce[];
  /** the newest 16, in the order in which they were told */
  waysFound: WaysFound[];
  /** ascending by `at`; the newest 8 that were not taken back */
  absences: Absence[];
}
