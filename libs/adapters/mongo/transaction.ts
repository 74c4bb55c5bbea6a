import { MAJORITY } from './driver.js';
import type { Client, Session } from './driver.js';
import { isTransient, UnclearCommit } from './failures.js';

/** How often a commit whose answer was lost is asked for again; each time waits for a server as long as any operation. */
const COMMITS = 3;

/**
 * Runs `work` in one transaction that reads a snapshot: all of it or, when it throws, nothing. `work` is run once:
 * whether to run it again is its caller's to say. Throws UnclearCommit if nobody can say whether it was committed.
 */
export async function inTransaction<Result>(
  client: Client,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const session = client.startSession();
  try {
    session.startTransaction({ ...MAJORITY, readConcern: { level: 'snapshot' } });
    const result = await work(session);
    await commit(session);
    return result;
  } finally {
    // Ends a transaction that was not committed, too.
    await session.endSession();
  }
}

async function commit(session: Session): Promise<void> {
  for (let left = COMMITS; ; left--) {
    try {
      await session.commitTransaction();
      return;
    } catch (error) {
      // Only the server can say that it did not happen; every other failure leaves it open.
      if (isTransient(error)) throw error;
      if (left === 1)
        throw new UnclearCommit('the commit was sent, and whether it happened is unknown', { cause: error });
    }
  }
}
