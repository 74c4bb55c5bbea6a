export interface QueueJob {
  /** Deterministic, without `:`. Adding an id again replaces the job. */
  id: string;
  name: string;
  /** Not before this time, ms. */
  at: number;
  /** Ids only, never anything personal. */
  data: Record<string, string | number>;
}

/**
 * Runs a job not before its time, at most `perSecond` a second, at least once, **and may forget all of it**:
 * whoever uses it can rebuild its jobs from documents, and a job only says "look at this now".
 */
export interface Queue {
  /** Keeps jobs of the next hour only; later ones may be dropped, the caller's rebuild brings them again. */
  add(jobs: QueueJob[]): Promise<void>;
  remove(ids: string[]): Promise<void>;
  /** One handler per name. A throw is tried again with growing waits (1 s doubled, 8 times), then dropped and counted. */
  process(name: string, perSecond: number, handle: (job: QueueJob) => Promise<void>): void;
  /** False after it forgot everything (restart, flush) until `mark` is called: rebuild then. */
  marked(): Promise<boolean>;
  mark(): Promise<void>;
  /** null while all is well, else one sentence for the readiness page. Absent where nothing can be. */
  health?(): string | null;
  /** Jobs waiting, by id; for tests and status. */
  waiting(): Promise<QueueJob[]>;
  stop(): Promise<void>;
}
