import { poolImportFinished, poolImportReverted } from '#libs/events/pool.events.js';
import { defineProjection } from '#libs/kernel/projection.js';
import type { ImportDoc } from './pool-documents.js';

const on = [poolImportFinished, poolImportReverted] as const;

/** `import/<id>`: what became of a file, as the pool knows it. */
export const importProjection = defineProjection<ImportDoc, typeof on>({
  collection: 'import',
  revision: 1,
  on,
  keys: (event) => [event.data.import],
  evolve: (doc, event) => {
    if (event.type === 'pool.import-reverted') return doc === null ? null : { ...doc, reverted: event.data.counts };
    return { ...event.data, file: event.personal?.file ?? null, finishedAt: event.time, reverted: null };
  },
});
