import type { Platform } from '#libs/ports/platform.js';
import type { Eraser } from '#libs/transport/run-duties.js';
import { concernsGone } from './concerns-gone.js';
import { removeAbandoned } from '../rebuild/second-place.js';

type Stores = Pick<Platform, 'clock' | 'documents' | 'keys' | 'ledger' | 'scrub' | 'blankInputs'>;

/**
 * The stores of contacts itself, by the name under which they report. `documents` and `parked` only look: these went with
 * the event. But a second generation of the documents may hold somebody whom the one that counts has forgotten: it goes,
 * or is waited for while somebody folds it. `files` empties what was said of the person in the inputs, where that can be done, and then the files.
 */
export function ownErasers(platform: Stores): Record<string, Eraser> {
  const { documents, keys } = platform;
  return {
    documents: async ({ pool, contact }) => {
      const left = await documents.many(pool, [{ collection: 'card', key: contact }]);
      return left.length === 0 && (await removeAbandoned(platform, pool));
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
      await platform.blankInputs?.(gone.pool, await concernsGone(platform, gone));
      await platform.scrub();
      return true;
    },
  };
}
