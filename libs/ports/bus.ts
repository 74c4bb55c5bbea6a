import type { InputEnvelope } from '#libs/kernel/input.js';

/** `inputs`: what is to be decided. `pool-events`: committed envelopes for everybody else. */
export type Topic = 'inputs' | 'pool-events';

export interface BusRecord {
  /** Position of the record within its partition: 0, 1, 2 … */
  offset: number;
  /** The input's or the event's id. */
  id: string;
  /** The JSON as it was appended; what cannot be parsed reaches the handler as it is. */
  value: string;
}

export interface BusBatch {
  partition: number;
  /** In order, without gaps, at most `maxRecords` and `maxBytes`; never empty. */
  records: BusRecord[];
  /** The log's next offset when the batch was read: `newest - last offset - 1` records wait behind it. */
  newest: number;
  /**
   * What else lies behind so many records, if it is at hand at once: the rest of this batch and what came since. Whoever
   * can work on two things at a time asks for it before waiting for the first. Missing where it would have to be fetched.
   */
  more?: (behind: number) => BusRecord[];
}

export interface Subscribing {
  topic: Topic;
  /** Names the reader in lag and logs; stable for ever. Readers of one group, in whatever process, share the partitions. */
  group: string;
  /** Every reader gets every partition, whoever else is in its group: what each process must hear for itself. */
  everyPartition?: boolean;
  maxRecords: number;
  /** bytes */
  maxBytes: number;
  /** Where this reader goes on in a partition it has been given: read from its own store, which alone counts. */
  position: (partition: number) => Promise<number>;
  /**
   * Handles a batch and answers the next offset it wants (may lie inside the batch, before or after it).
   * Batches of one partition never overlap in time. Throwing `OutsideWorld` with `retriable` makes the runner wait
   * (100 ms doubled up to 5 s) and ask `position` again; anything else thrown stops this partition for good and shows in `health`.
   */
  handle: (batch: BusBatch) => Promise<number>;
  /** The partition was taken away: forget what is cached for it. */
  lost?: (partition: number) => void;
}

export interface Subscription {
  /** null while all is well, else one sentence for the readiness page. */
  health(): string | null;
  /** Resolves when every record appended before the call has been handled. */
  caughtUp(): Promise<void>;
  /** Stops after the batch in hand. */
  stop(): Promise<void>;
}

/** Appends in order per key and hands out batches per partition. */
export interface Bus {
  /** Recorded once in the database, never changed in place. */
  readonly partitions: number;
  /** Which partition a pool lies in; computed by us, never by a client library. */
  partitionOf(pool: string): number;
  /**
   * Durable when it resolves, in the order given within each pool, also among calls that did not wait for one another.
   * `pool-events` is written by the platform alone. Throws OutsideWorld: `disk-full` (below the reserve; not retriable now)
   * and `input-too-large` (above 900 kB; never) leave nothing behind; after a retriable one any number of each
   * pool's inputs, from the first on, may have been written and may still appear: sending them again is how to go on.
   */
  append(inputs: InputEnvelope[]): Promise<void>;
  subscribe(reader: Subscribing): Promise<Subscription>;
  /** The record at an offset, or null if the log does not hold it. Throws OutsideWorld, retriable: `record-unreadable` for one that is there and cannot be read. */
  at(topic: Topic, partition: number, offset: number): Promise<BusRecord | null>;
  /** The next offset to be written. */
  newest(topic: Topic, partition: number): Promise<number>;
}
