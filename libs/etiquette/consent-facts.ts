import type { ConsentChannel } from '#libs/events/words.js';

/** What they said to being written to in one way, and when, ms. */
export interface Word {
  channel: ConsentChannel;
  at: number;
  seq: number;
}

/** The newest yes and the newest no to each way of being written to; which of them holds: `consent.ts`. */
export interface ConsentFacts {
  consented: Word[];
  withdrew: Word[];
}
