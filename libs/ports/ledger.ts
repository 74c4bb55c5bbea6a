import type { Envelope } from '#libs/kernel/envelope.js';
import type { Change, GuardedChange } from './documents.js';

/** Where the owner of a partition stands. */
export interface Position {
  /** The next offset of `inputs` to decide. */
  next: number;
  /** Id of the last decided input, compared with the log when the partition is taken; null at the beginning. */
  lastInput: string | null;
}

/** The head of a pool's ledger, compared and set by every commit. `epoch` 1, `seq` 0, `now` 0 for a pool without events. */
export interface PoolHead {
  pool: string;
  epoch: number;
  seq: number;
  /** The `now` of the last decision, ms: the next one is never earlier. */
  now: number;
}

/** One transaction: the decisions of a batch of one partition. */
export interface Batch {
  partition: number;
  /** The position it was decided from; must equal the stored one. */
  from: number;
  to: number;
  lastInput: string;
  /** Per pool the head it was decided on and the head it leaves. */
  heads: { before: PoolHead; after: PoolHead }[];
  events: Envelope[];
  /** Folds: rebuilt from the ledger, never backed up. */
  documents: Change[];
  /** Not folds: origin marks, receipts, outcomes, parked lines, jobs, duties. A guard that does not match fences the batch. */
  records: (Change | GuardedChange)[];
}

/** A pool's events and the one way to add to them. */
export interface Ledger {
  position(partition: number): Promise<Position>;
  head(pool: string): Promise<PoolHead>;
  /** Events with seq > after, ascending, at most limit. */
  read(pool: string, after: number, limit: number): Promise<Envelope[]>;
  /** Events about one subject, newest first, seq < before. */
  about(pool: string, subject: string, before: number, limit: number): Promise<Envelope[]>;
  /** Every pool with a head. */
  pools(): Promise<string[]>;
  /** All or nothing and durable. Throws CommitFailed with its kind; after `unclear` or `fenced` the caller drops its workspace. */
  commit(batch: Batch): Promise<void>;
}
