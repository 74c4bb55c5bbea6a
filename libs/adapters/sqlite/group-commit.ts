import type { DatabaseSync } from 'node:sqlite';
import type { LogSync } from './log-sync.js';
import { transaction } from './transaction.js';

/** Turns of the event loop for which a write that nobody is in a hurry for looks out for another one's transaction. */
const PATIENCE = 3;

interface Waiting {
  work: () => unknown;
  done: (result: unknown) => void;
  failed: (error: unknown) => void;
}

interface Settled {
  tell: () => void;
  failed: (error: unknown) => void;
}

/**
 * Writes that arrive in the same turn of the event loop share one transaction, and so one wait for the disk; a patient
 * one waits a few turns for others to share with. Each still succeeds or fails by itself, and they keep their order.
 */
export class GroupCommit {
  #waiting: Waiting[] = [];
  #dropped = false;
  #refusal: unknown = null;

  constructor(
    private readonly db: DatabaseSync,
    /** called after every transaction, with what was thrown in it, or null */
    private readonly ended: (error: unknown) => void,
    /** null: nothing need last */
    private readonly sync: LogSync | null,
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
    return this.#waiting.length > 0 || this.sync?.pending === true;
  }

  /** Writes what is waiting now. */
  flush(): void {
    const group = this.#waiting;
    this.#waiting = [];
    const [first, ...others] = group;
    if (first === undefined) return;
    this.#refusal = null;
    const settled = others.length === 0 ? [this.#alone(first)] : this.#together(group);
    this.ended(this.#refusal);
    this.#tellDurable(settled);
  }

  /** Forgets what is waiting and writes nothing any more, as the end of the process would: nobody is answered. */
  drop(): void {
    this.#dropped = true;
    this.#waiting = [];
  }

  #flushIn(turns: number): void {
    setImmediate(() => {
      if (turns === 0) this.flush();
      else if (this.#waiting.length > 0) this.#flushIn(turns - 1);
    });
  }

  #alone({ work, done, failed }: Waiting): Settled {
    try {
      const result = transaction(this.db, work);
      return { tell: () => done(result), failed };
    } catch (error) {
      return this.#failed(error, failed);
    }
  }

  #together(group: Waiting[]): Settled[] {
    try {
      return transaction(this.db, () => group.map((waiting) => this.#withinGroup(waiting)));
    } catch (error) {
      return group.map(({ failed }) => this.#failed(error, failed));
    }
  }

  /** Nobody is told of a success before it lasts. */
  #tellDurable(settled: Settled[]): void {
    const tellAll = (): void => {
      for (const { tell } of settled) tell();
    };
    if (this.sync === null) tellAll();
    else
      this.sync.done().then(tellAll, (error: unknown) => {
        for (const { failed } of settled) failed(error);
      });
  }

  /** A failing member takes back only its own writes. */
  #withinGroup({ work, done, failed }: Waiting): Settled {
    this.db.exec('SAVEPOINT member');
    try {
      const result = work();
      this.db.exec('RELEASE member');
      return { tell: () => done(result), failed };
    } catch (error) {
      if (!this.db.isTransaction) throw error;
      this.db.exec('ROLLBACK TO member; RELEASE member');
      return this.#failed(error, failed);
    }
  }

  #failed(error: unknown, failed: Settled['failed']): Settled {
    this.#refusal ??= error;
    return { tell: () => failed(error), failed };
  }
}
