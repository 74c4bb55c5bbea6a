import { call, withQuery } from './http.js';

/** What a month came to. */
export interface Proof {
  /** as `2026-03` */
  month: string;
  /** it is not over yet */
  running: boolean;
  offers: number;
  taken: number;
  /** people with whom anything was exchanged or tried */
  inTouchWith: number;
  messages: number;
  presumed: number;
  withoutKith: number;
  answers: number;
  replies: number;
  repliedBy: number;
  letGo: number;
  letGoByClock: number;
  revived: number;
  objected: number;
  withheld: Record<string, number>;
  /** the command that proves that no promise was broken */
  provenBy: string;
}

/** A month; without one, this. */
export const readProof = (month: string | null) => call<Proof>(withQuery('/v1/proof', { month }));
