import type { DatabaseSync } from 'node:sqlite';

/** The COMMIT itself failed: the work may or may not be on disk. */
export class UnclearCommit extends Error {
  override readonly name = 'UnclearCommit';
}

/** Runs `work` in one immediate transaction: all of it or, when it throws, nothing. */
export function transaction<Result>(db: DatabaseSync, work: () => Result): Result {
  db.exec('BEGIN IMMEDIATE');
  const result = orRollBack(db, work);
  try {
    db.exec('COMMIT');
  } catch (cause) {
    rollBack(db);
    throw new UnclearCommit('the commit failed and may have happened', { cause });
  }
  return result;
}

/**
 * Runs reads on one state of the file. A statement outside of any transaction takes the locks of its own, which is half
 * of what a read by key costs.
 */
export function snapshot<Result>(db: DatabaseSync, reads: () => Result): Result {
  db.exec('BEGIN');
  try {
    return reads();
  } finally {
    if (db.isTransaction) db.exec('COMMIT');
  }
}

function orRollBack<Result>(db: DatabaseSync, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    rollBack(db);
    throw error;
  }
}

/** After some errors (a full disk, say) SQLite has already rolled back by itself. */
function rollBack(db: DatabaseSync): void {
  if (db.isTransaction) db.exec('ROLLBACK');
}
