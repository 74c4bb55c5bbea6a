import fs from 'node:fs';
import { UnclearCommit } from './transaction.js';

/** Flushes under way at the same time: what comes while one lasts need not wait for its end to begin. */
const AT_ONCE = 2;

type SyncedFile = Pick<fs.promises.FileHandle, 'datasync' | 'close'>;

/**
 * Brings a write-ahead log to the disk without holding up the thread that writes it: the commit itself waits for nothing
 * (`synchronous=NORMAL`), and whoever wants to know that it lasts waits here. The promise is that of `synchronous=FULL`,
 * as nothing is answered earlier; a crash keeps a prefix of the commits in either case.
 */
export class LogSync {
  /** Why nothing counts as durable any more; null while all is well. */
  failure: UnclearCommit | null = null;
  readonly #open: () => Promise<SyncedFile>;
  #handle: Promise<SyncedFile> | null = null;
  /** under way, in the order in which they began; each ends after those before it */
  readonly #running: Promise<void>[] = [];
  #next: Promise<void> | null = null;
  #written = false;

  /** `file` is the database; its log lies beside it, from the first commit on. */
  constructor(
    private readonly file: string,
    open = (log: string): Promise<SyncedFile> => fs.promises.open(log, 'r+'),
  ) {
    this.#open = () => open(`${file}-wal`);
  }

  /** To be called when a transaction has ended. */
  wrote(): void {
    this.#written = true;
  }

  /** Whether somebody waits for the disk. */
  get pending(): boolean {
    return this.#running.length > 0;
  }

  /**
   * Resolves when everything committed before the call is on the disk; who comes while the disk is busy shares the next
   * turn. Rejects with UnclearCommit, and from then on always: what the disk has once refused it may have forgotten, and
   * a later success would say nothing about it.
   */
  done(): Promise<void> {
    if (this.failure !== null) return Promise.reject(this.failure);
    if (!this.#written) return this.#running.at(-1) ?? Promise.resolve();
    if (this.#running.length < AT_ONCE) return this.#start();
    this.#next ??= this.#running[0]?.then(() => this.#start()) ?? this.#start();
    return this.#next;
  }

  /** Waits for the disk once more and lets go of the log. */
  async close(): Promise<void> {
    while (this.#running.length > 0) await this.#running.at(-1)?.catch(() => undefined);
    const handle = await this.#handle?.catch(() => null);
    await handle?.close();
  }

  #start(): Promise<void> {
    this.#next = null;
    this.#written = false;
    const running = this.#sync(this.#running.at(-1)).finally(() => void this.#running.shift());
    this.#running.push(running);
    return running;
  }

  /** An error is told to one flush only, whichever looks first: so nobody counts on one before those `before` it have ended well, too. */
  async #sync(before: Promise<void> | undefined): Promise<void> {
    try {
      this.#handle ??= this.#open();
      await (await this.#handle).datasync();
    } catch (cause) {
      const text = `The disk did not keep what was written to ${this.file}: nothing more is written until Kith is started again, reading goes on.`;
      this.failure ??= new UnclearCommit(text, { cause });
    }
    await before;
    if (this.failure !== null) throw this.failure;
  }
}
