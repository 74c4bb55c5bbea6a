import type { Platform } from '#libs/ports/platform.js';

type Parts = Pick<Platform, 'documents'>;

/** The pool's own document, as far as those who work for a pool need it. */
interface PoolSeen {
  moved?: boolean;
}

const self = ['pool', 'arriving'].map((collection) => ({ collection, key: 'self' }));

/** Whether a pool may be worked for: it has not moved to another installation, and is not still on its way into this one. */
export async function isHere({ documents }: Parts, pool: string): Promise<boolean> {
  const found = await documents.many(pool, self);
  return found.every(({ collection, body }) => collection === 'pool' && (body as PoolSeen).moved !== true);
}

/** Those of the ledger's pools that may be worked for. */
export async function poolsHere(platform: Pick<Platform, 'documents' | 'ledger'>): Promise<string[]> {
  const here: string[] = [];
  for (const pool of await platform.ledger.pools()) if (await isHere(platform, pool)) here.push(pool);
  return here;
}
