import type { Refusal } from '#libs/kernel/errors.js';
import type { OriginSender } from '#libs/transport/origin-sender.js';
import { ROWS_PER_CHUNK, type ImportRow, type RowsRecord } from './import.js';
import type { ImportStore, StoredImport } from './import-store.js';
import { personObserved } from './row-input.js';

interface Wish {
  pool: string;
  id: string;
  row: number;
  member: string;
}

/**
 * Sends one waiting row of an import that is shared row by row. The row gets the import's next number in the same write
 * that counts it, so a repeat after a crash sends the same number again.
 */
export async function keepRow(
  { store, sender }: { store: ImportStore; sender: OriginSender },
  wish: Wish,
): Promise<ImportRow | Refusal> {
  const stored = await store.read(wish.pool, wish.id);
  if (stored?.record.member !== wish.member) return { refused: 'import-unknown', because: { import: wish.id } };
  const place = await find(store, stored, wish.row);
  if (place === null) return { refused: 'row-unknown', because: { row: wish.row } };
  const { chunk, row } = place;
  if (row.outcome !== 'waiting') return row;
  if (row.data === null) return { refused: 'row-erased', because: { row: wish.row } };
  let current = stored;
  if (row.n === null) {
    current.record.kept += 1;
    row.n = current.record.kept;
    current = await store.save(current, [chunk]);
  }
  const origin = `import/${wish.id}`;
  await sender.send(wish.pool, origin, row.n, [personObserved(current.record, row)]);
  const receipts = await sender.receipts(wish.pool, origin, row.n);
  const receipt = receipts.find(({ fromN, toN }) => fromN <= (row.n ?? 0) && (row.n ?? 0) <= toN);
  const result = receipt?.rows[row.n - receipt.fromN];
  if (result === undefined) return row;
  const [code, contact, first, last] = result;
  row.outcome = code === 'refused' ? 'rejected' : code;
  row.contact = contact;
  row.seqs = [first, last];
  await store.save(current, [chunk]);
  await sender.acknowledge(wish.pool, origin, row.n);
  return row;
}

async function find(
  store: ImportStore,
  { record }: StoredImport,
  line: number,
): Promise<{ chunk: RowsRecord; row: ImportRow } | null> {
  const chunks = Math.ceil(record.total / ROWS_PER_CHUNK);
  for (let index = 0; index < chunks; index += 1) {
    const chunk = await store.rows(record.pool, record.id, index);
    const row = chunk?.record.rows.find((one) => one.row === line);
    if (chunk !== null && row !== undefined) return { chunk: chunk.record, row };
  }
  return null;
}
