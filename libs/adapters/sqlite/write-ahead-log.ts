import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { OutsideWorld } from '#libs/kernel/errors.js';

/** Prepared once: it is asked after every transaction. */
const looks = new WeakMap<DatabaseSync, StatementSync>();

/** Pages of 4 KiB in the write-ahead log, and how many of them have been moved into the file. */
export function logLength(db: DatabaseSync): { pages: number; moved: number } {
  const look = looks.get(db) ?? db.prepare('PRAGMA wal_checkpoint(NOOP)');
  looks.set(db, look);
  const row = look.get();
  return { pages: Number(row?.log), moved: Number(row?.checkpointed) };
}

/** Moves everything into the file and cuts the log to nothing. Throws OutsideWorld (retriable) if a reader was in the way for 5 s. */
export function emptyLog(db: DatabaseSync, file: string): void {
  if (checkpoint(db, 'TRUNCATE')) return;
  throw new OutsideWorld(`${file} is being read: try again.`, true, 'store-unavailable');
}

/** The same if nobody is in the way at this moment. */
export function emptyLogIfFree(db: DatabaseSync): void {
  ifFree(db, 'TRUNCATE');
}

/**
 * Moves everything into the file and lets the next write begin the log anew, if nobody is in the way at this moment. The
 * log keeps its length: writing over it costs the system a third less than letting it go and growing it again.
 */
export function beginLogAnew(db: DatabaseSync): void {
  ifFree(db, 'RESTART');
}

type How = 'TRUNCATE' | 'RESTART';

function ifFree(db: DatabaseSync, how: How): void {
  db.exec('PRAGMA busy_timeout = 0');
  try {
    checkpoint(db, how);
  } finally {
    db.exec('PRAGMA busy_timeout = 5000');
  }
}

function checkpoint(db: DatabaseSync, how: How): boolean {
  return db.prepare(`PRAGMA wal_checkpoint(${how})`).get()?.busy === 0;
}
