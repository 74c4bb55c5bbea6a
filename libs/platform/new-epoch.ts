import { NO_POOL } from '#libs/ports/documents.js';
import type { Platform } from '#libs/ports/platform.js';
import { collections } from './collections.js';
import { commitBeside } from './commit-beside.js';

/** Everything that readers made of events and can make again, and where they stand. */
const READ = collections.filter(({ kind, position }) => kind === 'projection' || position === true);

type Parts = Pick<Platform, 'bus' | 'ledger' | 'documents' | 'forgetPublished'>;

/**
 * Opens a new epoch in every pool, after a ledger was put back that is older than what readers have seen: what was
 * published is void, readers forget what they made and begin anew from the ledger, documents are folded anew. Answers
 * the heads. Nobody may be reading or deciding meanwhile; broken off, it may be done again.
 */
export async function openNewEpoch(platform: Parts): Promise<{ pool: string; epoch: number }[]> {
  const { documents, ledger } = platform;
  const pools = await ledger.pools();
  await platform.forgetPublished?.();
  for (const pool of [NO_POOL, ...pools]) for (const { name } of READ) await documents.clear(pool, name);
  const heads = [];
  for (const pool of pools) {
    const { epoch } = await commitBeside(platform, pool, (head) => ({ after: { ...head, epoch: head.epoch + 1 } }));
    heads.push({ pool, epoch });
  }
  return heads;
}
