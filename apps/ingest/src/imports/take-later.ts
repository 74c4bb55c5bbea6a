import type { OriginSender } from '#libs/transport/origin-sender.js';
import type { Receipt, ReceiptRow } from '#libs/transport/records.js';
import { ROWS_PER_CHUNK, type ImportRow } from './import.js';
import type { ImportStore, StoredImport } from './import-store.js';
import { takeResult } from './row-result.js';

const CHUNKS_PER_STEP = 20;

/** What became of rows of this import that had been set aside, as far as nobody has taken it in yet. */
export async function laterOf(sender: OriginSender, pool: string, id: string): Promise<Receipt[]> {
  const receipts = await sender.receipts(pool, `import/${id}`, Number.MAX_SAFE_INTEGER);
  return receipts.filter(({ again }) => again === true);
}

/**
 * Writes into the rows of an import what became of those that had been set aside, once their line was decided again or
 * given up, and counts them anew. May be repeated after a crash at any point.
 */
export async function takeLater(store: ImportStore, sender: OriginSender, stored: StoredImport): Promise<StoredImport> {
  const { pool, id } = stored.record;
  const later = await laterOf(sender, pool, id);
  if (later.length === 0) return stored;
  const taken = await takeRows(store, stored, resultsIn(later));
  await sender.copied(pool, later);
  return taken;
}

function resultsIn(receipts: readonly Receipt[]): Map<number, ReceiptRow> {
  return new Map(receipts.flatMap(({ fromN, rows: [row] }) => (row === undefined ? [] : [[fromN, row] as const])));
}

async function takeRows(
  store: ImportStore,
  stored: StoredImport,
  results: ReadonlyMap<number, ReceiptRow>,
): Promise<StoredImport> {
  const { pool, id, total } = stored.record;
  const resultOf = (row: ImportRow) => (row.outcome === 'parked' ? results.get(row.n ?? 0) : undefined);
  let current = stored;
  for (let from = 0; from < Math.ceil(total / ROWS_PER_CHUNK); from += CHUNKS_PER_STEP) {
    const chunks = await store.chunks(pool, id, from, from + CHUNKS_PER_STEP);
    const touched = chunks.filter(({ rows }) => rows.some((row) => resultOf(row) !== undefined));
    for (const row of touched.flatMap(({ rows }) => rows)) {
      const result = resultOf(row);
      if (result !== undefined) takeResult(current.record, row, result);
    }
    if (touched.length > 0) current = await store.save(current, touched);
  }
  return current;
}
