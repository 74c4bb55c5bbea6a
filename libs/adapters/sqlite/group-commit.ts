import type { DatabaseSync } from 'node:sqlite';
import { transaction } from './transaction.js';

/** Turns of the event loop for which a write that nobody is in a hurry for looks out for another one's transaction. */
const PATIENCE = 3;

interface Waiting {
  work: () => unknown;
  done: (result: unknown) => void;
  failed: (error: unknown) => void;
}

/**
 * Writes that arrive in the same turn of the event loop share one transaction, and so one wait for the disk; a patient
 * one waits a few turns for others to share with. Each still succeeds or fails by itself, and they keep their order.
 */
export class GroupCommit {
  #waiting: Waiting[] = [];
  #dropped = false;

  constructor(
    private readonly db: DatabaseSync,
    private readonly written: () => void,
  ) {}

  /** Runs `work` in a transaction; resolves with its result once that is durable. `work` must be synchronous. */
  write<Result>(work: () => Result, { patient = false } = {}): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.#dropped) return;
      this.#waiting.push({ work, done: resolve as (result: unknown) => void, failed: reject });
      this.#flushIn(patient ? PATIENCE : 0);
    });
  }

  get pending(): boolean {
    return this.#waiting.length > 0;
  }

  /** Writes what is waiting now. */
  flush(): void {
    const group = this.#waiting;
    this.#waiting = [];
    if (group.length === 1) this.#alone(group);
    else if (group.length > 1) this.#together(group);
    if (group.length > 0) this.written();
  }

  /** Forgets what is waiting and writes nothing any more, as the end of the process would: nobody is answered. */
  drop(): void {
    this.#dropped = true;
    this.#waiting = [];
  }

  #flushIn(turns: number): void {
    setImmediate(() => {
      if (turns === 0) this.flush();
      else if (this.pending) this.#flushIn(turns - 1);
    });
  }

  #alone(group: Waiting[]): void {
    for (const { work, done, failed } of group) {
      try {
        done(transaction(this.db, work));
      } catch (error) {
        failed(error);
      }
    }
  }

  #together(group: Waiting[]): void {
    const settle: (() => void)[] = [];
    try {
      transaction(this.db, () => {
        for (const waiting of group) settle.push(this.#withinGroup(waiting));
      });
    } catch (error) {
      for (const { failed } of group) failed(error);
      return;
    }
    for (const tell of settle) tell();
  }

  /** A failing member takes back only its own writes. */
  #withinGroup({ work, done, failed }: Waiting): () => void {
    this.db.exec('SAVEPOINT member');
    try {
      const result = work();
      this.db.exec('RELEASE member');
      return () => done(result);
    } catch (error) {
      if (!this.db.isTransaction) throw error;
      this.db.exec('ROLLBACK TO member; RELEASE member');
      return () => failed(error);
    }
  }
}
