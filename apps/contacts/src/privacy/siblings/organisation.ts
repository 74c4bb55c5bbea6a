import type { Platform } from '#libs/ports/platform.js';
import type { PoolDoc } from '../../documents.js';
import type { SiblingAnswer } from './sibling-word.js';

type Parts = Pick<Platform, 'documents' | 'keys' | 'ledger'>;

const PROBE = 'the same hashes';

/** The other pools of a pool's organisation that are here, each with how a word for it begins. */
export async function siblingsOf(platform: Parts, pool: string): Promise<Record<string, SiblingAnswer>> {
  const mine = await poolOf(platform, pool);
  if (mine === null) return {};
  const siblings: Record<string, SiblingAnswer> = {};
  for (const other of await platform.ledger.pools()) {
    const theirs = other === pool ? null : await poolOf(platform, other);
    if (theirs === null || theirs.moved || theirs.organisation !== mine.organisation) continue;
    const alike = await hashAlike(platform, pool, other);
    siblings[other] = { at: null, state: alike ? 'waiting' : 'other-hashes' };
  }
  return siblings;
}

async function poolOf({ documents }: Parts, pool: string): Promise<PoolDoc | null> {
  const [found] = await documents.many(pool, [{ collection: 'pool', key: 'self' }]);
  return (found?.body as PoolDoc | undefined) ?? null;
}

/** Pools that were made here share their hashes within an organisation; one that moved in has brought its own. */
async function hashAlike({ keys }: Parts, one: string, other: string): Promise<boolean> {
  const [a, b] = [await keys.hasher(one), await keys.hasher(other)];
  return a(PROBE) === b(PROBE);
}
