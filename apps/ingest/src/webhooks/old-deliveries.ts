import type { Platform } from '#libs/ports/platform.js';
import { every } from '#libs/transport/every.js';
import { KEPT_MS } from './delivery.js';

const HOUR = 3_600_000;
const PAGE = 500;
const KEPT = ['delivery', 'delivery-id', 'delivery-person'] as const;

type Parts = Pick<Platform, 'documents' | 'ledger' | 'clock'>;

/** Removes deliveries, their ids and whom they named after 30 days: every hour, until the returned function is called. */
export function sweepOldDeliveries(parts: Parts): () => void {
  return every(parts.clock, HOUR, () => sweep(parts));
}

async function sweep({ documents, ledger, clock }: Parts): Promise<void> {
  const to = clock.now() - KEPT_MS;
  for (const pool of await ledger.pools()) {
    for (const collection of KEPT) {
      for (let more = true; more;) {
        const { items } = await documents.list({ pool, collection, index: 'by-age', to, limit: PAGE });
        await documents.save(items.map(({ key }) => ({ pool, collection, key, seq: 0, body: null })));
        more = items.length === PAGE;
      }
    }
  }
}
