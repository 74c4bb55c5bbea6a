import type { OccasionKind, Verdict } from '#libs/events/words.js';

/** `withheld/<contact>`: why a live occasion of theirs was not offered, for the outlook */
export interface WithheldDoc {
  contact: string;
  member: string;
  occasion: { kind: OccasionKind; events: number[] };
  failing: Verdict[];
  until: number | null;
  at: number;
}
