import type { Channel } from '#libs/events/words.js';
import type { Shown } from './shown.js';

/** One merge that holds: `from` became part of `into`. */
export interface Join {
  into: string;
  from: string;
  seq: number;
  /** when, ms */
  at: number;
  /** known to reach the whole then, where messages to one of them had bounced; else none */
  ways: readonly Channel[];
  /** what either side showed before */
  before: { into: Shown; from: Shown };
}

/** What a merged contact is made of: each part goes on as if it stood alone, so that a merge can be taken back. */
export interface MergedFacts<Facts> {
  /** the contact that stays first; none of them is merged itself */
  parts: Facts[];
  /** in the order of their seqs */
  joins: Join[];
  shown: Shown;
}
