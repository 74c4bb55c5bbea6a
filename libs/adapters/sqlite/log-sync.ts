import fs from 'node:fs';
import { UnclearCommit } from './transaction.js';

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
  #running: Promise<void> | null = null;
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
    return this.#running !== null;
  }

  /**
   * Resolves when everything committed before the call is on the disk; who comes while the disk is busy shares the next
   * turn. Rejects with UnclearCommit, and from then on always: what the disk has once refused it may have forgotten, and
   * a later success would say nothing about it.
   */
  done(): Promise<void> {
    if (this.failure !== null) return Promise.reject(this.failure);
    // Also between the end of one turn and the beginning of the next: two at once would share one refusal of the disk.
    if (this.#next !== null) return this.#next;
    if (this.#running === null) return this.#written ? this.#start() : Promise.resolve();
    this.#next = this.#running.then(() => this.#start());
    return this.#next;
  }

  /** Waits for the disk once more and lets go of the log. */
  async close(): Promise<void> {
    while (this.#running !== null) await this.#running.catch(() => undefined);
    const handle = await this.#handle?.catch(() => null);
    await handle?.close();
  }

  #start(): Promise<void> {
    this.#next = null;
    this.#written = false;
    const running = this.#sync().finally(() => {
      if (this.#running === running) this.#running = null;
    });
    this.#running = running;
    return running;
  }

  async #sync(): Promise<void> {
    try {
      this.#handle ??= this.#open();
      await (await this.#handle).datasync();
    } catch (cause) {
      const text = `The disk did not keep what was written to ${this.file}: nothing more is written until Kith is started again, reading goes on.`;
      this.failure = new UnclearCommit(text, { cause });
      throw this.failure;
    }
  }
}
