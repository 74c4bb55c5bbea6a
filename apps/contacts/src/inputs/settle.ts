import type { DocumentKey } from '#libs/kernel/decider.js';
import type { Refusal } from '#libs/kernel/errors.js';
import type { InputEnvelope } from '#libs/kernel/input.js';
import {
  receiptKey,
  type OutcomeRecord,
  type Receipt,
  type ReceiptCode,
  type ReceiptRow,
} from '#libs/transport/records.js';
import type { Draft } from './draft.js';

/** What came of one input. */
export type Result =
  | { state: 'done'; about: DocumentKey | null; seqs: number[]; created: boolean }
  | { state: 'refused'; refusal: Refusal }
  | { state: 'parked' };

/** Where its author looks. */
export interface Author {
  origin?: InputEnvelope['origin'] | null;
  command?: InputEnvelope['command'] | null;
}

/** Tells the author of an input from the log: the outcome of a command, the origin's mark and receipt of a machine. */
export function settle(draft: Draft, { origin, command }: Author, result: Result): void {
  if (command != null) writeOutcome(draft, command, result);
  if (origin == null) return;
  draft.record('origin', origin.id, { n: origin.n, decidedAt: draft.workspace.now, stopped: null });
  draft.origin = origin;
  draft.stops = null;
  draft.receipt = { origin: origin.id, n: origin.n, row: rowOf(result) };
}

/** Tells the author of a parked input what became of it after all. */
export function settleAgain(draft: Draft, { origin, command }: Author, result: Result): void {
  if (command != null) writeOutcome(draft, command, result);
  if (origin == null) return;
  const { id, n } = origin;
  const receipt: Receipt = {
    origin: id,
    fromN: n,
    toN: n,
    decidedAt: draft.workspace.now,
    rows: [rowOf(result)],
    again: true,
  };
  draft.record('receipt', receiptKey(id, n, true), receipt);
}

function writeOutcome(draft: Draft, { key, body }: NonNullable<Author['command']>, result: Result): void {
  const outcome: OutcomeRecord = {
    body,
    at: draft.workspace.now,
    state: result.state,
    about: result.state === 'done' ? result.about : null,
    seqs: result.state === 'done' ? result.seqs : [],
    refusal: result.state === 'refused' ? result.refusal : null,
  };
  draft.record('outcome', key, outcome);
  draft.outcomes.push({ key, outcome });
}

function rowOf(result: Result): ReceiptRow {
  if (result.state === 'parked') return ['parked', null, 0, 0];
  if (result.state === 'refused')
    return [result.refusal.refused === 'invalid-input' ? 'rejected' : 'refused', null, 0, 0, result.refusal.refused];
  const { about, seqs, created } = result;
  const contact = about?.collection === 'card' ? about.key : null;
  return [codeOf(seqs.length, created), contact, seqs[0] ?? 0, seqs.at(-1) ?? 0];
}

function codeOf(events: number, created: boolean): ReceiptCode {
  if (created) return 'created';
  return events > 0 ? 'changed' : 'unchanged';
}
