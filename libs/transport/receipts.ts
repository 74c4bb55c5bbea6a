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

/**
 * Removes what its reader has copied: first receipts whose inputs all lie at or before `uptoN`, and those of `again`
 * (the numbers of parked inputs whose later receipt was read; a parked one may be settled long after its neighbours).
 */
export async function acknowledge(
  documents: Documents,
  { pool, origin }: { pool: string; origin: string },
  uptoN: number,
  again: readonly number[] = [],
): Promise<void> {
  const first = (await readReceipts(documents, pool, origin, uptoN))
    .filter((receipt) => receipt.again !== true && receipt.toN <= uptoN)
    .map((receipt) => receiptKey(origin, receipt.fromN));
  const keys = [...first, ...again.map((n) => receiptKey(origin, n, true))];
  if (keys.length === 0) return;
  await documents.save(keys.map((key) => ({ pool, collection: 'receipt', key, seq: 0, body: null })));
}
