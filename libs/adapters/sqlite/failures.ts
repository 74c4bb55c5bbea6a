import { CommitFailed, OutsideWorld } from '#libs/kernel/errors.js';
import { UnclearCommit } from './transaction.js';

/** Primary result codes of SQLite (sqlite.org/rescode.html). */
const FULL = 13;
const TOO_BIG = 18;
const CONSTRAINT = 19;
const WAITING_HELPS = new Set([5 /* busy */, 6 /* locked */, 10 /* input or output */]);
const DAMAGED = new Set([11 /* corrupt */, 26 /* not a database */]);
const UNWRITABLE = new Set([3 /* permission */, 8 /* read-only */, 14 /* cannot open */]);

/** The primary result code of an error of node:sqlite, null for any other error. */
export function resultCode(error: unknown): number | null {
  const isDriverError = typeof error === 'object' && error !== null && 'errcode' in error;
  return isDriverError && typeof error.errcode === 'number' ? error.errcode & 0xff : null;
}

/** A full disk takes nothing of a commit, so its fate is clear. */
function clear(error: unknown): unknown {
  return error instanceof UnclearCommit && resultCode(error.cause) === FULL ? error.cause : error;
}

/** What failed in the outside world, said in a sentence; an error of our own passes as it is. */
export function outside(thrown: unknown, file: string): unknown {
  const error = clear(thrown);
  if (error instanceof UnclearCommit) return storeUnavailable(file, error);
  const code = resultCode(error);
  if (code === null) return error;
  if (code === FULL)
    return new OutsideWorld(`The disk that holds ${file} is full.`, true, 'disk-full', { cause: error });
  if (WAITING_HELPS.has(code)) return storeUnavailable(file, error);
  if (DAMAGED.has(code)) {
    const text = `${file} is damaged: stop Kith and restore your last backup.`;
    return new OutsideWorld(text, false, 'data-damaged', { cause: error });
  }
  if (UNWRITABLE.has(code)) {
    const text = `${file} cannot be written: check its owner and permissions.`;
    return new OutsideWorld(text, false, 'data-unwritable', { cause: error });
  }
  return error;
}

/** The same for a commit of the ledger. */
export function commitFailure(thrown: unknown, file: string): unknown {
  const error = clear(thrown);
  if (error instanceof CommitFailed) return error;
  if (error instanceof UnclearCommit) return new CommitFailed('unclear', error.message, { cause: error });
  const code = resultCode(error);
  if (code === CONSTRAINT)
    return new CommitFailed('fenced', 'an event with this number exists already', { cause: error });
  if (code === TOO_BIG) return new CommitFailed('deterministic', 'a row is too big to store', { cause: error });
  const seen = outside(error, file);
  if (!(seen instanceof OutsideWorld)) return error;
  return new CommitFailed(seen.retriable ? 'transient' : 'unclear', seen.message, { cause: seen });
}

function storeUnavailable(file: string, cause: unknown): OutsideWorld {
  return new OutsideWorld(`${file} cannot be reached at the moment.`, true, 'store-unavailable', { cause });
}
