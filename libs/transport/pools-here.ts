import type { Platform } from '#libs/ports/platform.js';

type Parts = Pick<Platform, 'documents'>;

/** Whether a pool may be worked for: it has moved to another installation, or is still on its way into this one. */
export type Standing = 'here' | 'moved' | 'arriving';

/** The pool's own document, as far as those who work for a pool need it. */
interface PoolSeen {
  moved?: boolean;
  home?: { country: string };
}

const self = ['pool', 'arriving'].map((collection) => ({ collection, key: 'self' }));

/** Where a pool stands, and where most of its contacts are (empty: nobody has said so yet). */
export async function poolAtWork({ documents }: Parts, pool: string): Promise<{ is: Standing; country: string }> {
  const found = await documents.many(pool, self);
  const seen = found.find(({ collection }) => collection === 'pool')?.body as PoolSeen | undefined;
  const arriving = found.some(({ collection }) => collection === 'arriving');
  const is = seen?.moved === true ? 'moved' : 'here';
  return { is: arriving ? 'arriving' : is, country: seen?.home?.country ?? '' };
}

export async function isHere(parts: Parts, pool: string): Promise<boolean> {
  return (await poolAtWork(parts, pool)).is === 'here';
}

/** Those of the ledger's pools that may be worked for. */
export async function poolsHere(platform: Pick<Platform, 'documents' | 'ledger'>): Promise<string[]> {
  const here: string[] = [];
  for (const pool of await platform.ledger.pools()) if (await isHere(platform, pool)) here.push(pool);
  return here;
}
