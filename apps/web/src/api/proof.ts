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

/** What was found in the whole ledger just now. */
export interface Verification {
  at: string;
  events: number;
  promises: number;
  broken: number;
}

/** Has the ledger proved, which may take a minute. */
export const verifyLedger = () => call<Verification>('/v1/proof/verification', { method: 'POST', json: {} });

/** A month; without one, this. */
export const readProof = (month: string | null) => call<Proof>(withQuery('/v1/proof', { month }));
