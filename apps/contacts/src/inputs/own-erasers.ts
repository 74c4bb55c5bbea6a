import type { Platform } from '#libs/ports/platform.js';
import { foldRecordsOf } from './rebuild.js';
import type { Eraser } from '#libs/transport/run-duties.js';
import { saidOf } from './said-of.js';

/** Another generation of the documents may hold somebody whom the one that counts has forgotten. */
async function hasSecond(documents: Platform['documents'], pool: string): Promise<boolean> {
  const { self, next } = await foldRecordsOf(documents, pool);
  return next || self?.leftover === true;
}

type Stores = Pick<Platform, 'documents' | 'keys' | 'ledger' | 'scrub' | 'blankInputs'>;

/**
 * The stores of contacts itself, by the name under which they report. `documents` and `parked` only look: these went with
 * the event. `files` empties what was said of the person in the inputs, where that can be done, and then the files.
 */
export function ownErasers(platform: Stores): Record<string, Eraser> {
  const { documents, keys } = platform;
  return {
    documents: async ({ pool, contact }) => {
      const left = await documents.many(pool, [{ collection: 'card', key: contact }]);
      return left.length === 0 && !(await hasSecond(documents, pool));
    },
    parked: async ({ pool, subjects, hashes }) => {
      const places = [...subjects.map((subject) => `c:${subject}`), ...hashes.map((hash) => `i:${hash}`)];
      const found = await documents.many(
        pool,
        places.map((key) => ({ collection: 'parked-key', key })),
      );
      return found.length === 0;
    },
    keys: async ({ pool, subjects }) => {
      await keys.destroy(pool, [...subjects]);
      return true;
    },
    files: async (gone) => {
      await platform.blankInputs?.(gone.pool, await saidOf(platform, gone));
      await platform.scrub();
      return true;
    },
  };
}
