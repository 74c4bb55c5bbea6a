import type { DocumentKey } from '#libs/kernel/decider.js';
import type { AnyLedgerEvent } from '#libs/kernel/event.js';
import type { AnyDefinition } from '#libs/kernel/projection.js';
import type { OutcomeRecord, ReceiptRow } from '#libs/transport/records.js';

/** A document or record to be written (null: removed) at `seq`. */
export interface Write extends DocumentKey {
  body: unknown;
  seq: number;
  /** not a fold */
  record: boolean;
}

/** An event as it will be sealed: `personal` is the JSON of its personal half, null if it has none or its key is gone. */
export interface RecordedEvent {
  event: AnyLedgerEvent;
  definition: AnyDefinition;
  cause: string;
  personal: string | null;
}

/** What one decision changes in the store. */
export interface Changes {
  /** in the order they were made; of one place the last counts */
  readonly writes: readonly Write[];
  readonly events: readonly RecordedEvent[];
  readonly outcomes: readonly { key: string; outcome: OutcomeRecord }[];
  readonly origin: { id: string; n: number } | null;
  readonly receipt: { origin: string; n: number; row: ReceiptRow } | null;
}
