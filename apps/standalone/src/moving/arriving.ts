import { CommitFailed, OutsideWorld } from '#libs/kernel/errors.js';
import type { Change } from '#libs/ports/documents.js';
import type { Platform } from '#libs/ports/platform.js';
import type { CheckedPackage } from './check-package.js';

/** `arriving/self`: out of which package a pool is being taken in. Gone with the commit that makes it whole. */
interface ArrivingRecord {
  digest: string;
  /** ms */
  since: number;
}

export function arrivingRecord(pool: string, body: ArrivingRecord | null): Change {
  return { pool, collection: 'arriving', key: 'self', seq: 1, body };
}

/**
 * Keeps the pool's id for this package, or finds that it is kept for it already. Throws OutsideWorld: `pool-used` if a
 * pool of this id is, or was, here; `pool-arriving` if another package of it is being taken in.
 */
export async function claim(
  { documents, ledger, clock }: Pick<Platform, 'documents' | 'ledger' | 'clock'>,
  { header: { pool }, digest }: Pick<CheckedPackage, 'header' | 'digest'>,
): Promise<void> {
  const begun = await kept(documents, pool);
  if (begun === null) {
    if ((await ledger.head(pool)).seq > 0) throw used(pool);
    const body = { digest, since: clock.now() };
    try {
      await documents.save([{ ...arrivingRecord(pool, body), expect: null }]);
      return;
    } catch (error) {
      if (!(error instanceof CommitFailed && error.kind === 'fenced')) throw error;
    }
  }
  if ((await kept(documents, pool))?.digest !== digest) throw another(pool);
}

async function kept(documents: Platform['documents'], pool: string): Promise<ArrivingRecord | null> {
  const [found] = await documents.many(pool, [{ collection: 'arriving', key: 'self' }]);
  return (found?.body as ArrivingRecord | undefined) ?? null;
}

function used(pool: string): OutsideWorld {
  const text = `Pool ${pool} is here already, or was before it moved away: a pool moves only to where its id was never used.`;
  return new OutsideWorld(text, false, 'pool-used');
}

function another(pool: string): OutsideWorld {
  const text = `Another package of pool ${pool} is being taken in here: run the import again with that one.`;
  return new OutsideWorld(text, false, 'pool-arriving');
}
