import type { Platform } from '#libs/ports/platform.js';
import type { Eraser } from '#libs/transport/run-duties.js';

/** The stores of contacts itself, by the name under which they report. */
export function ownErasers({
  documents,
  keys,
  scrub,
}: Pick<Platform, 'documents' | 'keys' | 'scrub'>): Record<string, Eraser> {
  return {
    documents: async ({ pool, contact }) =>
      (await documents.many(pool, [{ collection: 'card', key: contact }])).length === 0,
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
