import fs from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { resultCode } from './failures.js';

/** Pages of 4 KiB. From so many on the log is moved into the file … */
const WORTH_MOVING = 1_000;
/** … and from so many on (64 MiB) the writer itself completes that in a pause and empties the log. */
const TOO_LONG = 16_384;
/** Without the worker the writer does all of it, less often. */
const WORTH_STOPPING = 4_000;

interface Log {
  db: DatabaseSync;
  asked: boolean;
}

/**
 * Keeps the write-ahead logs short without stalling a commit: a worker thread moves pages while the writer goes on.
 * The worker is the compiled file beside this one; run from source (specs) there is none, and the writer does the work.
 */
export class Checkpointer {
  #logs: Log[] = [];
  #worker: Worker | null = null;

  /** `databases` are the writing connections by file. */
  start(databases: Record<string, DatabaseSync>): void {
    this.#logs = Object.values(databases).map((db) => ({ db, asked: false }));
    this.#worker = startWorker(Object.keys(databases));
    this.#worker?.on('message', (which: number) => this.#moved(which));
    this.#worker?.on('error', () => this.#lost());
  }

  /** To be called when a transaction of this connection has ended. */
  wrote(db: DatabaseSync): void {
    const which = this.#logs.findIndex((log) => log.db === db);
    const log = this.#logs[which];
    if (log === undefined || log.asked) return;
    const { pages, moved } = lengthOf(db);
    if (this.#worker === null) {
      if (pages >= WORTH_STOPPING) emptyIfPossible(db);
    } else if (pages - moved >= WORTH_MOVING) {
      log.asked = true;
      this.#worker.postMessage(which);
    }
  }

  /** Empties every log now: nothing that was deleted is left in one. */
  empty(): void {
    for (const { db } of this.#logs) empty(db);
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = null;
  }

  #moved(which: number): void {
    const log = this.#logs[which];
    if (log === undefined || this.#worker === null) return;
    log.asked = false;
    if (log.db.isOpen && lengthOf(log.db).pages > TOO_LONG) emptyIfPossible(log.db);
  }

  /** The writer takes over. */
  #lost(): void {
    this.#worker = null;
    for (const log of this.#logs) log.asked = false;
  }
}

function startWorker(files: string[]): Worker | null {
  const script = fileURLToPath(new URL('./checkpoint.worker.js', import.meta.url));
  if (!fs.existsSync(script)) return null;
  const worker = new Worker(script, { workerData: files });
  worker.unref();
  return worker;
}

function lengthOf(db: DatabaseSync): { pages: number; moved: number } {
  const row = db.prepare('PRAGMA wal_checkpoint(NOOP)').get();
  return { pages: Number(row?.log), moved: Number(row?.checkpointed) };
}

function empty(db: DatabaseSync): void {
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}

/** The transaction before has succeeded whatever happens here; what fails now (a full disk, say) succeeds later. */
function emptyIfPossible(db: DatabaseSync): void {
  try {
    empty(db);
  } catch (error) {
    if (resultCode(error) === null) throw error;
  }
}
