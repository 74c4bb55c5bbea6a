import type { ListQuery } from '#libs/ports/documents.js';
import type { Platform } from '#libs/ports/platform.js';
import { every } from '#libs/transport/every.js';
import { KEPT_MS } from './delivery.js';
import type { DeliveryStore } from './delivery-store.js';

const HOUR = 3_600_000;
const PAGE = 500;
const KEPT = ['delivery', 'delivery-id', 'delivery-person'] as const;

type Parts = Pick<Platform, 'documents' | 'ledger' | 'clock'> & { store: Pick<DeliveryStore, 'waiting'> };

/**
 * Removes deliveries, their ids and whom they named after 30 days: every hour, until the returned function is called. A
 * delivery that waits for its source to go on stays until it was sent, for others are numbered behind it.
 */
export function sweepOldDeliveries(parts: Parts): () => void {
  return every(parts.clock, HOUR, () => sweep(parts));
}

async function sweep({ documents, ledger, clock, store }: Parts): Promise<void> {
  const to = clock.now() - KEPT_MS;
  for (const pool of await ledger.pools()) {
    const waiting = await store.waiting(pool);
    for (const collection of KEPT) await sweepOne(documents, { pool, collection, index: 'by-age', to }, waiting);
  }
}

async function sweepOne(
  documents: Parts['documents'],
  old: Omit<ListQuery, 'limit'>,
  waiting: ReadonlyMap<string, number>,
): Promise<void> {
  const { pool, collection } = old;
  for (let after: string | undefined; ;) {
    const { items, next } = await documents.list({ ...old, after, limit: PAGE });
    const gone = items.filter(({ key }) => !waits(waiting, key));
    if (gone.length > 0) await documents.save(gone.map(({ key }) => ({ pool, collection, key, seq: 0, body: null })));
    if (next === null) return;
    after = next;
  }
}

/** Keys of deliveries, and of whom they name, end with their source and their number; those of ids with neither. */
function waits(waiting: ReadonlyMap<string, number>, key: string): boolean {
  const [number, source = ''] = key.split('/').reverse();
  const sent = waiting.get(source);
  return sent !== undefined && Number(number) > sent;
}
