import type { Documents } from '#libs/ports/documents.js';
import type { Keys } from '#libs/ports/keys.js';

interface Parts {
  documents: Pick<Documents, 'many'>;
  keys: Pick<Keys, 'hasher'>;
}

/** Which of these identities (`scheme:value`) are of somebody in the pool, and have been since behind this event of its ledger. */
export async function knownHere(
  { documents, keys }: Parts,
  pool: string,
  identities: readonly string[],
  since = 0,
): Promise<ReadonlySet<string>> {
  if (identities.length === 0) return new Set();
  const hash = await keys.hasher(pool);
  const keyed = [...new Set(identities)].map((name) => [name, hash(name)] as const);
  const places = keyed.map(([, key]) => ({ collection: 'identity', key }));
  const found = await documents.many(pool, places);
  // A name is folded when somebody comes to bear it.
  const there = new Set(found.flatMap(({ key, seq }) => (seq > since ? [key] : [])));
  return new Set(keyed.flatMap(([name, key]) => (there.has(key) ? [name] : [])));
}
