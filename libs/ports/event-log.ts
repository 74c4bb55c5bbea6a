/** A committed event with its place among all events of its partition. */
export interface NumberedEvent {
  /** 0, 1, 2 … in a partition, without gaps, in the order of the commits; given in the transaction of the commit. */
  n: number;
  /** The envelope's id, `<pool>/<epoch>/<seq>`. */
  id: string;
  /** The envelope as JSON. */
  value: string;
}

/**
 * The ledger as one row of events per partition: what `pool-events` is a copy of. The publisher reads it behind the
 * commits, and a reader of `pool-events` that misses something reads it here.
 */
export interface EventLog {
  /** Events with a number greater than `n` (-1: from the beginning), ascending, without gaps, at most `limit`. */
  after(partition: number, n: number, limit: number): Promise<NumberedEvent[]>;
  /** The number the next event will get; 0 before the first. */
  newest(partition: number): Promise<number>;
  /** The first number that is not known to be published; 0 before the first. */
  cursor(partition: number): Promise<number>;
  /** Everything below `n` is published. Never moves back: a number below the stored one changes nothing. */
  moveCursor(partition: number, n: number): Promise<void>;
  /** Calls `committed` with the partition after a commit of this process that added events; the answer ends that. */
  listen?(committed: (partition: number) => void): () => void;
}
