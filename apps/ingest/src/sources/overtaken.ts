import { CommitFailed } from '#libs/kernel/errors.js';

/** Somebody else wrote the same record meanwhile: another instance, or a member. What was to be written is written nowhere. */
export function isOvertaken(error: unknown): boolean {
  return error instanceof CommitFailed && error.kind === 'fenced';
}
