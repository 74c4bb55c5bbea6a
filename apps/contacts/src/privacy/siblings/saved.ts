import { CommitFailed } from '#libs/kernel/errors.js';
import type { Documents, GuardedChange } from '#libs/ports/documents.js';

/** False if somebody else has written it meanwhile. */
export async function saved(documents: Documents, change: GuardedChange): Promise<boolean> {
  try {
    await documents.save([change]);
    return true;
  } catch (error) {
    if (error instanceof CommitFailed && error.kind === 'fenced') return false;
    throw error;
  }
}
