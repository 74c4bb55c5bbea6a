import { CommitFailed, OutsideWorld } from '#libs/kernel/errors.js';
import { MongoError, MongoServerError } from './driver.js';
import type { SelectionError } from './readiness.js';
import { selectionFailure } from './readiness.js';

/** Error codes of MongoDB (src/mongo/base/error_codes.yml). */
export const DUPLICATE_KEY = 11_000;
export const WRITE_CONFLICT = 112;
const FULL_DISK = 14_031;
const REFUSED = new Set([13 /* unauthorized */, 18 /* authentication failed */, 8_000 /* the same, of a hosted one */]);
const NEVER_FITS = new Set([
  2 /* bad value */, 9 /* failed to parse */, 121 /* validation */, 290 /* ran too long */,
  388 /* too large for the cache */, 10_334 /* larger than 16 MB */, 17_419, 17_420 /* would become so */,
]);
/** What the driver itself refuses to send. */
const UNSENDABLE = new Set(['BSONError', 'BSONRuntimeError', 'MongoInvalidArgumentError', 'MongoBulkWriteTooLarge']);
/** Whatever fails between us and the server; the driver has tried once more by itself. */
const AWAY =
  /^Mongo(Network|PoolCleared|NotConnected|TopologyClosed|ConnectionPoolCleared|WaitQueueTimeout|ExpiredSession|WriteConcern)/;

const SELECTION = /^Mongo(ose)?ServerSelectionError$/;

const SOCKET = new Set([
  'EPIPE',
  'ECONNRESET',
  'ECONNREFUSED',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
]);

/** Not primary, interrupted by a stepdown or shutdown, host unreachable, timed out, majority not reached in time. */
const AWAY_CODES = new Set([
  6, 7, 50, 64, 89, 91, 100, 133, 189, 246, 262, 9_001, 10_107, 11_600, 11_602, 13_435, 13_436,
]);
const RETRYABLE = ['RetryableWriteError', 'RetryableError', 'ResetPool'];

/** The commit command was sent and its answer is unknown, also after asking again. */
export class UnclearCommit extends Error {
  override readonly name = 'UnclearCommit';
}

export function codeOf(error: unknown): number | null {
  return error instanceof MongoServerError && typeof error.code === 'number' ? error.code : null;
}

/** The transaction did not happen and may be tried again: the server says so. */
export function isTransient(error: unknown): boolean {
  return error instanceof MongoError && error.hasErrorLabel('TransientTransactionError');
}

/** What failed in the outside world, said in a sentence; an error of our own passes as it is. */
export function outside(error: unknown): unknown {
  const code = codeOf(error);
  if (code === FULL_DISK) return new OutsideWorld('The disk of MongoDB is full.', true, 'disk-full', { cause: error });
  if (REFUSED.has(code ?? 0)) return refused(error);
  if (SELECTION.test(nameOf(error))) return selectionFailure(error as SelectionError);
  return isAway(error) ? unavailable(error) : error;
}

/** The same for a commit of the ledger. */
export function commitFailure(error: unknown): unknown {
  if (error instanceof CommitFailed) return error;
  if (error instanceof UnclearCommit) return new CommitFailed('unclear', error.message, { cause: error });
  const code = codeOf(error);
  if (code === DUPLICATE_KEY)
    return new CommitFailed('fenced', 'an event or position exists already', { cause: error });
  if (neverFits(error, code)) return new CommitFailed('deterministic', String(error), { cause: error });
  const seen = outside(error);
  return seen instanceof OutsideWorld ? new CommitFailed('transient', seen.message, { cause: seen }) : seen;
}

function neverFits(error: unknown, code: number | null): boolean {
  if (isTransient(error)) return false;
  return code === null ? UNSENDABLE.has(nameOf(error)) : NEVER_FITS.has(code);
}

/** Nobody was there, or not the primary (any more), or it was going down, or the answer is unknown. */
function isAway(error: unknown): boolean {
  if (error instanceof UnclearCommit || isTransient(error) || isBrokenSocket(error)) return true;
  if (AWAY.test(nameOf(error)) || AWAY_CODES.has(codeOf(error) ?? 0)) return true;
  return error instanceof MongoError && RETRYABLE.some((label) => error.hasErrorLabel(label));
}

/** The driver passes what a socket says as it is when a write meets its end, with or without the system call that failed. */
function isBrokenSocket(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && SOCKET.has(String(error.code));
}

function nameOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
}

function unavailable(cause: unknown): OutsideWorld {
  return new OutsideWorld('MongoDB cannot be reached at the moment.', true, 'store-unavailable', { cause });
}

/** Waiting helps once somebody has put it right. */
function refused(cause: unknown): OutsideWorld {
  const text =
    'MongoDB refuses the user or the password in KITH_MONGO: correct the setting, or the rights of that user.';
  return new OutsideWorld(text, true, 'store-refused', { cause });
}
