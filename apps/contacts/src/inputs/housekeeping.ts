import type { Platform } from '#libs/ports/platform.js';
import { every } from '#libs/transport/every.js';
import { OUTCOMES_KEPT } from '#libs/transport/records.js';

const PAGE = 500;
const HOUR = 3_600_000;

type Parts = Pick<Platform, 'documents' | 'ledger' | 'clock'>;

/** Removes what is kept for 7 days only: outcomes of commands, notes of those asked for, finished jobs. Answers how many. */
async function sweep({ documents, ledger, clock }: Parts): Promise<number> {
  let removed = 0;
  for (const pool of await ledger.pools()) {
    for (const collection of ['outcome', 'asked', 'job']) {
      removed += await sweepCollection(documents, pool, { collection, before: clock.now() - OUTCOMES_KEPT });
    }
  }
  return removed;
}

/** Sweeps now and then every hour, until the returned function is called. A failed sweep is made up for by the next. */
export function keepHouse(parts: Parts): () => void {
  return every(parts.clock, HOUR, () => sweep(parts));
}

/** `by-age` holds an outcome's `at`, and a job's `finishedAt` once it has one. */
async function sweepCollection(
  documents: Parts['documents'],
  pool: string,
  { collection, before }: { collection: string; before: number },
): Promise<number> {
  for (let removed = 0; ;) {
    const { items } = await documents.list({ pool, collection, index: 'by-age', to: before, limit: PAGE });
    if (items.length === 0) return removed;
    await documents.save(items.map(({ key }) => ({ pool, collection, key, seq: 0, body: null })));
    removed += items.length;
  }
}
