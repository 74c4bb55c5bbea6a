import type { DocumentKey, Reader } from '#libs/kernel/decider.js';
import type { Documents } from '#libs/ports/documents.js';
import type { ContactsDocuments } from '../documents.js';

/** Documents as deciders read them, for judging without deciding: what is not named in `keys` is not there. */
export async function readDocuments(
  documents: Documents,
  pool: string,
  keys: DocumentKey[],
): Promise<Reader<ContactsDocuments>> {
  const stored = await documents.many(pool, keys);
  const found = new Map(stored.map(({ collection, key, body }) => [`${collection}/${key}`, body]));
  return {
    get: <C extends keyof ContactsDocuments>(collection: C, key: string) =>
      (found.get(`${collection}/${key}`) as ContactsDocuments[C] | undefined) ?? null,
  };
}
