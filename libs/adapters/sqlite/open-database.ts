import { DatabaseSync } from 'node:sqlite';

export interface Opening {
  file: string;
  /** Reads what is committed and never waits for the writer. */
  readOnly?: boolean;
  /** false: a crash of the machine (not of the process) may lose the last commits. For rehearsals and simulations. */
  durable?: boolean;
  /** Page cache in MiB. */
  cache?: number;
}

/** Bytes. A log that a long reader has let grow is cut back to this when it begins anew. */
const LONGEST_LOG = 96 * 1024 * 1024;

/**
 * Opens a database file the way every file of Kith is kept: write-ahead log, 4 KiB pages, deleted content overwritten,
 * checkpoints only when `Checkpointer` says so. A commit is whole and in its order whatever happens, and on the disk once
 * `LogSync` says so, or at the latest when the file is closed.
 */
export function openDatabase({ file, readOnly = false, durable = true, cache = 16 }: Opening): DatabaseSync {
  const db = new DatabaseSync(file, { readOnly, timeout: 5_000 });
  try {
    db.exec(`PRAGMA cache_size = ${String(-1024 * cache)}; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF`);
    if (!readOnly) db.exec(writing(durable));
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function writing(durable: boolean): string {
  return `PRAGMA page_size = 4096; PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0;
    PRAGMA journal_size_limit = ${String(LONGEST_LOG)};
    PRAGMA synchronous = ${durable ? 'NORMAL' : 'OFF'}; PRAGMA secure_delete = ON`;
}
