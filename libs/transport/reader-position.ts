import type { Bus, Subscribing } from '#libs/ports/bus.js';
import { NO_POOL, type Documents } from '#libs/ports/documents.js';

/** Events read without anything to do before the position is stored all the same. */
const STORED_EVERY = 20_000;

/** How far a reader of the events has come in each partition. */
export interface ReaderPosition extends Required<Pick<Subscribing, 'position' | 'lost'>> {
  /** It has read up to `next`; `did`: and has done something for what it read. */
  passed: (partition: number, next: number, did: boolean) => Promise<void>;
}

/**
 * A position that outlasts the process: stored in a collection of its own whenever something was done, and every 20,000
 * events. What was read since is read again, so a reader must not mind repeats.
 */
export function storedPosition(documents: Documents, collection: string): ReaderPosition {
  const stored = new Map<number, number>();
  return {
    async position(partition) {
      const [found] = await documents.many(NO_POOL, [{ collection, key: String(partition) }]);
      const next = (found?.body as { next: number } | undefined)?.next ?? 0;
      stored.set(partition, next);
      return next;
    },
    async passed(partition, next, did) {
      if (!did && next - (stored.get(partition) ?? 0) < STORED_EVERY) return;
      await documents.save([{ pool: NO_POOL, collection, key: String(partition), seq: next, body: { next } }]);
      stored.set(partition, next);
    },
    lost: (partition) => void stored.delete(partition),
  };
}

/** A position of this process alone, from the newest event on: what was before is found elsewhere. */
export function fromNewest(bus: Bus): ReaderPosition {
  const next = new Map<number, number>();
  return {
    position: async (partition) => next.get(partition) ?? bus.newest('pool-events', partition),
    passed: async (partition, to) => void next.set(partition, to),
    lost: (partition) => void next.delete(partition),
  };
}

/** The offset behind a batch. */
export function behind(records: readonly { offset: number }[]): number {
  return (records.at(-1)?.offset ?? -1) + 1;
}
