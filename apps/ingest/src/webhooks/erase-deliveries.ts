import type { Documents, Stored } from '#libs/ports/documents.js';
import type { DeliveryRecord } from './delivery.js';

const PAGE = 200;

/**
 * Blanks every delivery that names an erased person, by the hashes of their identities. Safe to repeat. That the
 * platform deleted them stays known by hash, so that a late delivery does not bring them back.
 */
export async function eraseDeliveries(
  documents: Documents,
  { pool, hashes }: { pool: string; hashes: readonly string[] },
): Promise<void> {
  for (const hash of hashes) {
    for (let named = await namedBy(documents, pool, hash); named.length > 0;) {
      await blank(documents, pool, named, hash);
      named = await namedBy(documents, pool, hash);
    }
  }
}

/**
 * Blanks what is held back of somebody, by the hash of a name of theirs: deliveries behind the key `after` up to the key
 * `to`, of one source. Safe to repeat.
 */
export async function blankHeld(
  documents: Documents,
  pool: string,
  { hash, after, to }: { hash: string; after: string; to: string },
): Promise<void> {
  for (let named = await held(); named.length > 0; named = await held()) await blank(documents, pool, named, hash);

  async function held(): Promise<Stored[]> {
    const found = await documents.all(pool, 'delivery-person', `${hash}/${after}`, PAGE);
    return found.filter(({ key }) => key.startsWith(`${hash}/`) && key <= `${hash}/${to}`);
  }
}

async function namedBy(documents: Documents, pool: string, hash: string): Promise<Stored[]> {
  const found = await documents.all(pool, 'delivery-person', `${hash}/`, PAGE);
  return found.filter(({ key }) => key.startsWith(`${hash}/`));
}

async function blank(documents: Documents, pool: string, named: Stored[], hash: string): Promise<void> {
  const keys = named.map(({ key }) => ({ collection: 'delivery', key: key.slice(hash.length + 1) }));
  const found = await documents.many(pool, keys);
  await documents.save([
    ...found.map(({ key, seq, body }) => {
      const blanked: DeliveryRecord = { ...(body as DeliveryRecord), people: [], sealed: null };
      return { pool, collection: 'delivery', key, seq: seq + 1, body: blanked };
    }),
    ...named.map(({ key }) => ({ pool, collection: 'delivery-person', key, seq: 0, body: null })),
  ]);
}
