import { BrokenInvariant, type Refusal } from '#libs/kernel/errors.js';
import type { OriginSender } from '#libs/transport/origin-sender.js';
import { ROWS_PER_CHUNK, type ImportRow, type RowsRecord } from './import.js';
import type { ImportStore, StoredImport } from './import-store.js';
import { rowInput } from './row-input.js';
import { takeResult } from './row-result.js';

interface Wish {
  pool: string;
  id: string;
  row: number;
  /** of an archive: the file in it; null: in whichever the row is found first */
  file: string | null;
  member: string;
}

interface Parts {
  store: ImportStore;
  sender: OriginSender;
}

interface Place {
  chunk: RowsRecord;
  row: ImportRow;
}

/**
 * Sends one waiting row of an import that is shared row by row. The row gets the import's next number in the same write
 * that counts it, so a repeat after a crash sends the same number again; whatever comes next does so, too.
 */
export async function keepRow(parts: Parts, wish: Wish): Promise<ImportRow | Refusal> {
  const { store } = parts;
  const stored = await store.read(wish.pool, wish.id);
  if (stored?.record.member !== wish.member) return { refused: 'import-unknown', because: { import: wish.id } };
  let current = await takeUp(parts, stored);
  const place = await find(
    store,
    current,
    ({ row, part }) => row === wish.row && (wish.file === null || part?.file === wish.file),
  );
  if (place === null) return { refused: 'row-unknown', because: { row: wish.row } };
  const { chunk, row } = place;
  if (row.outcome !== 'waiting') return row;
  if (row.data === null) return { refused: 'row-erased', because: { row: wish.row } };
  current.record.kept += 1;
  row.n = current.record.kept;
  current = await store.save(current, [chunk]);
  await settle(parts, current, place);
  return row;
}

/** Goes on with what a crash left between its number and its result: no later number would be taken before it. */
async function takeUp(parts: Parts, stored: StoredImport): Promise<StoredImport> {
  let current = stored;
  for (let next = current.record.decided + 1; next <= current.record.kept; next += 1) {
    const place = await find(parts.store, current, ({ n }) => n === next);
    if (place !== null) current = await settle(parts, current, place);
  }
  return current;
}

/** Sends a numbered row and writes what became of it. */
async function settle({ store, sender }: Parts, stored: StoredImport, { chunk, row }: Place): Promise<StoredImport> {
  const { record } = stored;
  const [origin, n] = [`import/${record.id}`, row.n ?? 0];
  await sender.send(record.pool, origin, n, [rowInput(record, row)]);
  const receipts = await sender.receipts(record.pool, origin, n);
  const receipt = receipts.find(({ again, fromN, toN }) => again !== true && fromN <= n && n <= toN);
  const result = receipt?.rows[n - receipt.fromN];
  if (receipt === undefined || result === undefined)
    throw new BrokenInvariant(`number ${String(n)} of ${origin} is decided and has no receipt`);
  takeResult(record, row, result);
  const saved = await store.save(stored, [chunk]);
  await sender.copied(record.pool, [receipt]);
  return saved;
}

async function find(
  store: ImportStore,
  { record }: StoredImport,
  wanted: (row: ImportRow) => boolean,
): Promise<Place | null> {
  const chunks = Math.ceil(record.total / ROWS_PER_CHUNK);
  for (let index = 0; index < chunks; index += 1) {
    const chunk = await store.rows(record.pool, record.id, index);
    const row = chunk?.record.rows.find(wanted);
    if (chunk !== null && row !== undefined) return { chunk: chunk.record, row };
  }
  return null;
}
