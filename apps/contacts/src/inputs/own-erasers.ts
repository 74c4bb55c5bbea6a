import type { Platform } from '#libs/ports/platform.js';
import { foldRecordsOf } from './rebuild.js';
import type { Eraser } from '#libs/transport/run-duties.js';

/** Another generation of the documents may hold somebody whom the one that counts has forgotten. */
async function hasSecond(documents: Platform['documents'], pool: string): Promise<boolean> {
  const { self, next } = await foldRecordsOf(documents, pool);
  return next || self?.leftover === true;
}

/** The stores of contacts itself, by the name under which they report. */
export function ownErasers({
  documents,
  keys,
  scrub,
}: Pick<Platform, 'documents' | 'keys' | 'scrub'>): Record<string, Eraser> {
  return {
    documents: async ({ pool, contact }) => {
      const left = await documents.many(pool, [{ collection: 'card', key: contact }]);
      return left.length === 0 && !(await hasSecond(documents, pool));
    },
    parked: async ({ pool, contact, hashes }) => {
      const places = [`c:${contact}`, ...hashes.map((hash) => `i:${hash}`)];
      return (
        (
          await documents.many(
            pool,
            places.map((key) => ({ collection: 'parked-key', key })),
          )
        ).length === 0
      );
    },
    keys: async ({ pool, contact }) => {
      await keys.destroy(pool, [contact]);
      return true;
    },
    files: async () => {
      await scrub();
      return true;
    },
  };
}
