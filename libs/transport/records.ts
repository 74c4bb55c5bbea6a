import type { DocumentKey } from '#libs/kernel/decider.js';
import type { Refusal } from '#libs/kernel/errors.js';

/** `rejected`: its body was not what its kind asks for. `refused`: the pool said no. `parked`: its decision failed and waits. */
export type ReceiptCode = 'created' | 'changed' | 'unchanged' | 'rejected' | 'refused' | 'parked';

/** What became of one machine input: code, contact, first and last seq of its events (0 without), and why not. */
export type ReceiptRow = [
  code: ReceiptCode,
  contact: string | null,
  firstSeq: number,
  lastSeq: number,
  reason?: string,
];

/**
 * What became of the inputs `fromN` to `toN` of an origin: `receipt/<origin>/<fromN>`. Kept until acknowledged.
 * With `again`, what became of a parked one after all: `receipt/<origin>/<n>/again`.
 */
export interface Receipt {
  origin: string;
  fromN: number;
  toN: number;
  /** ms */
  decidedAt: number;
  rows: ReceiptRow[];
  again?: true;
}

/** How far an origin's inputs are decided: `origin/<id>`. Kept for ever. */
export interface OriginRecord {
  /** The highest decided number; 0 before the first. */
  n: number;
  /** when that was, ms */
  decidedAt: number;
  /**
   * Number `got` came where `n + 1` was due: nothing of this origin is taken until `n + 1` comes. `moved`: nothing at
   * all is taken any more, because the pool has moved to another installation, where its origins go on.
   */
  stopped: { got: number; at: number; moved?: true } | null;
}

/** What became of a person's command: `outcome/<key>`. Ids, numbers and the refusal, never a document. Kept 7 days. */
export interface OutcomeRecord {
  /** hash of what was asked, so that a key cannot be used for something else */
  body: string;
  /** when it was decided or parked, ms */
  at: number;
  state: 'done' | 'refused' | 'parked';
  about: DocumentKey | null;
  seqs: number[];
  refusal: Refusal | null;
}

/** A command that took longer than its author waited: `asked/<key>`. Kept 7 days. */
export interface AskedRecord {
  /** ms */
  at: number;
}

/** Outcomes are kept this long, ms. */
export const OUTCOMES_KEPT = 7 * 86_400_000;

/** `receipt/…` sorts by number. */
export function receiptKey(origin: string, n: number, again = false): string {
  return `${origin}/${String(n).padStart(12, '0')}${again ? '/again' : ''}`;
}
