import { OutsideWorld } from '#libs/kernel/errors.js';

/** `host:port` of a Redis address, for sentences: never its password. */
export function placeOf(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || '6379'}`;
}

const NOT_LET_IN = /^(NOAUTH|WRONGPASS|NOPERM)|invalid password|without any password/i;
/** Answers that pass by themselves: it reads its file, or another one has just taken over. */
const PASSES = /^(LOADING|READONLY|MASTERDOWN|TRYAGAIN|BUSY|CLUSTERDOWN)/;

/** Said already, or a bug. */
const OURS = new Set(['OutsideWorld', 'BrokenInvariant', 'TypeError', 'RangeError', 'ReferenceError', 'SyntaxError']);

/** What is wrong with Redis, in a sentence; a bug of ours passes as it is. */
export function outside(error: unknown, place: string): unknown {
  if (!isError(error) || OURS.has(error.name)) return error;
  const words = [error.message, ...earlier(error)].find((each) => !each.startsWith('EXECABORT')) ?? error.message;
  if (NOT_LET_IN.test(words)) {
    const text = `Redis at ${place} does not accept the user and password in its address.`;
    return new OutsideWorld(text, false, 'queue-credentials', { cause: error });
  }
  if (/\bOOM\b/.test(words)) {
    const text = `Redis at ${place} has no memory left: give it more.`;
    return new OutsideWorld(text, true, 'queue-full', { cause: error });
  }
  if (error.name === 'ReplyError' && !PASSES.test(words)) {
    return new OutsideWorld(`Redis at ${place} refuses: ${words}.`, true, 'queue-refused', { cause: error });
  }
  return away(place, error);
}

/** Redis does not answer, or not yet. */
export function away(place: string, cause?: unknown): OutsideWorld {
  return new OutsideWorld(`Redis at ${place} cannot be reached at the moment.`, true, 'queue-unavailable', { cause });
}

/** Why a transaction was given up, as ioredis keeps it. */
function earlier(error: Error): string[] {
  const causes = 'previousErrors' in error && Array.isArray(error.previousErrors) ? error.previousErrors : [];
  return causes.filter(isError).map(({ message }) => message);
}

/** Also one that was made by Node outside the realm of a test. */
function isError(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string';
}
