import type { Documents } from '#libs/ports/documents.js';
import { receiptKey, type OriginRecord, type Receipt } from './records.js';

const PAGE = 200;

/** How far an origin is decided; all zero for one that has never sent. */
export async function readOrigin(documents: Documents, pool: string, origin: string): Promise<OriginRecord> {
  const [found] = await documents.many(pool, [{ collection: 'origin', key: origin }]);
  return found === undefined ? { n: 0, decidedAt: 0, stopped: null } : (found.body as OriginRecord);
}

/** An origin's receipts that are not yet acknowledged, in order of n, up to the one that holds `uptoN`; those of parked inputs decided after all come at their n, after the first. */
export async function readReceipts(
  documents: Documents,
  pool: string,
  origin: string,
  uptoN: number,
): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  let after: string | undefined;
  do {
    const page = await documents.list<Receipt>({
      pool,
      collection: 'receipt',
      index: 'origin',
      equals: [origin],
      after,
      limit: PAGE,
    });
    for (const { body } of page.items) if (body.fromN <= uptoN) receipts.push(body);
    after = page.items.every(({ body }) => body.fromN <= uptoN) ? (page.next ?? undefined) : undefined;
  } while (after !== undefined);
  return receipts;
}

/** Removes receipts that their reader has copied. */
export async function removeReceipts(documents: Documents, pool: string, receipts: readonly Receipt[]): Promise<void> {
  if (receipts.length === 0) return;
  const keys = receipts.map(({ origin, fromN, again }) => receiptKey(origin, fromN, again));
  await documents.save(keys.map((key) => ({ pool, collection: 'receipt', key, seq: 0, body: null })));
}

/** The same for whatever lies wholly at or before `uptoN`, also of parked inputs that were decided after all. */
export async function acknowledge(documents: Documents, pool: string, origin: string, uptoN: number): Promise<void> {
  const receipts = await readReceipts(documents, pool, origin, uptoN);
  await removeReceipts(
    documents,
    pool,
    receipts.filter(({ toN }) => toN <= uptoN),
  );
}
