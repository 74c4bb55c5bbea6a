import fs from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { resultCode } from './failures.js';
import { emptyLog, beginLogAnew, logLength } from './write-ahead-log.js';

/** Pages of 4 KiB. From so many on the log is moved into the file … */
const WORTH_MOVING = 4_000;
/** … and from so many on (64 MiB) the writer itself completes that in a pause and begins the log anew. */
const TOO_LONG = 16_384;
/** Without the worker the writer does all of it, less often. */
const WORTH_STOPPING = 4_000;

interface Log {
  file: string;
  db: DatabaseSync;
  asked: boolean;
}

const COMPILED = fileURLToPath(new URL('./checkpoint.worker.js', import.meta.url));

/**
 * Keeps the write-ahead logs short without stalling a commit: a worker thread moves pages while the writer goes on.
 * The worker is the compiled file beside this one; run from source (specs) there is none, and the writer does the work.
 */
export class Checkpointer {
  #logs: Log[] = [];
  #worker: Worker | null = null;

  /** `databases` are the writing connections by file. */
  start(databases: Record<string, DatabaseSync>, script = COMPILED): void {
    this.#logs = Object.entries(databases).map(([file, db]) => ({ file, db, asked: false }));
    if (!fs.existsSync(script)) return;
    this.#worker = new Worker(script, { workerData: Object.keys(databases) });
    this.#worker.unref();
    this.#worker.on('message', (which: number) => this.#moved(which));
    this.#worker.on('error', () => this.#lost());
  }

  /** To be called when a transaction of this connection has ended. */
  wrote(db: DatabaseSync): void {
    const which = this.#logs.findIndex((log) => log.db === db);
    const log = this.#logs[which];
    if (log === undefined || log.asked) return;
    const { pages, moved } = logLength(db);
    if (this.#worker === null) {
      if (pages >= WORTH_STOPPING) beginAnewIfPossible(db);
    } else if (pages - moved >= WORTH_MOVING) {
      log.asked = true;
      this.#worker.postMessage(which);
    }
  }

  /** Empties the log of a connection, or every one: nothing that was deleted is left there. Throws OutsideWorld (retriable) if a reader is in the way. */
  async empty(only?: DatabaseSync): Promise<void> {
    for (const log of this.#logs.filter(({ db }) => only === undefined || db === only)) {
      // SQLite refuses a checkpoint at once, without waiting, while another one is under way.
      while (log.asked) await turn();
      emptyLog(log.db, log.file);
    }
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#lost();
    await worker?.terminate();
  }

  #moved(which: number): void {
    const log = this.#logs[which];
    if (log === undefined || this.#worker === null) return;
    log.asked = false;
    if (log.db.isOpen && logLength(log.db).pages > TOO_LONG) beginAnewIfPossible(log.db);
  }

  /** The writer takes over. */
  #lost(): void {
    this.#worker = null;
    for (const log of this.#logs) log.asked = false;
  }
}

/** The transaction before has succeeded whatever happens here; what fails now (a full disk, say) succeeds later. */
function beginAnewIfPossible(db: DatabaseSync): void {
  try {
    beginLogAnew(db);
  } catch (error) {
    if (resultCode(error) === null) throw error;
  }
}
