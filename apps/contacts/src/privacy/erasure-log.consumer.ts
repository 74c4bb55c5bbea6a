import type { Envelope } from '#libs/kernel/envelope.js';
import type { Subscribing } from '#libs/ports/bus.js';
import type { Platform } from '#libs/ports/platform.js';
import { behind, storedPosition } from '#libs/transport/reader-position.js';
import { entriesOf, entrySubject } from './erasure-entry.js';

const COLLECTION = 'erasure-log';

/**
 * Follows the events and writes objections, erasures and suppression tokens into the erasure log, which no backup holds:
 * what a restore would forget is said again from there (`recall.ts`). Written at least once; twice is the same.
 */
export function erasureLogReader({ documents, keys }: Pick<Platform, 'documents' | 'keys'>): Subscribing {
  const { position, passed, lost } = storedPosition(documents, COLLECTION);
  return {
    ...{ topic: 'pool-events', group: 'erasure-log', maxRecords: 1000, maxBytes: 4_000_000, position, lost },
    async handle({ partition, records }) {
      const subjects = subjectsByPool(records.map(({ value }) => value));
      for (const [pool, entries] of subjects) await keys.destroy(pool, entries);
      await passed(partition, behind(records), subjects.size > 0);
      return behind(records);
    },
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
