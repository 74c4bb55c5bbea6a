import type { Envelope } from '#libs/kernel/envelope.js';
import type { Subscribing } from '#libs/ports/bus.js';
import type { Platform } from '#libs/ports/platform.js';
import { NO_POOL } from '../inputs/owner-records.js';
import { entriesOf, entrySubject } from './erasure-entry.js';

const COLLECTION = 'erasure-log';
/** Events read without anything to write before the position is stored all the same. */
const STORED_EVERY = 20_000;

/**
 * Follows the events and writes objections, erasures and suppression tokens into the erasure log, which no backup holds:
 * what a restore would forget is said again from there (`recall.ts`). Written at least once; twice is the same.
 */
export function erasureLogReader({ documents, keys }: Pick<Platform, 'documents' | 'keys'>): Subscribing {
  const stored = new Map<number, number>();

  async function store(partition: number, next: number): Promise<void> {
    const place = { pool: NO_POOL, collection: COLLECTION, key: String(partition) };
    await documents.save([{ ...place, seq: next, body: { next } }]);
    stored.set(partition, next);
  }

  return {
    topic: 'pool-events',
    group: 'erasure-log',
    maxRecords: 1000,
    maxBytes: 4_000_000,
    async position(partition) {
      const [found] = await documents.many(NO_POOL, [{ collection: COLLECTION, key: String(partition) }]);
      const next = (found?.body as { next: number } | undefined)?.next ?? 0;
      stored.set(partition, next);
      return next;
    },
    async handle({ partition, records }) {
      const next = (records.at(-1)?.offset ?? -1) + 1;
      const subjects = subjectsByPool(records.map(({ value }) => value));
      for (const [pool, entries] of subjects) await keys.destroy(pool, entries);
      if (subjects.size > 0 || next - (stored.get(partition) ?? 0) >= STORED_EVERY) await store(partition, next);
      return next;
    },
    lost: (partition) => void stored.delete(partition),
  };
}

function subjectsByPool(values: string[]): Map<string, string[]> {
  const subjects = new Map<string, string[]>();
  for (const value of values) {
    if (!value.includes('"privacy.')) continue;
    const envelope = JSON.parse(value) as Envelope;
    const entries = entriesOf(envelope).map(entrySubject);
    if (entries.length > 0) subjects.set(envelope.pool, [...(subjects.get(envelope.pool) ?? []), ...entries]);
  }
  return subjects;
}
