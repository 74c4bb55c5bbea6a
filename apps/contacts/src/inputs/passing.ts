import { CommitFailed, OutsideWorld, waitingHelps } from '#libs/kernel/errors.js';

/** What waiting may cure. */
export function isPassing(error: unknown): boolean {
  return waitingHelps(error) || (error instanceof CommitFailed && error.kind === 'transient');
}

/** The same for a bus that shall hand it over again. */
export function asOutside(error: unknown): OutsideWorld {
  if (error instanceof OutsideWorld && error.retriable) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof OutsideWorld ? error.code : 'store-unavailable';
  return new OutsideWorld(message, true, code, { cause: error });
}
