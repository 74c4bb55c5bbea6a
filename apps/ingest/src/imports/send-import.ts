import type { OriginSender } from '#libs/transport/origin-sender.js';
import type { Receipt } from '#libs/transport/records.js';
import { ROWS_PER_CHUNK, type ImportRow, type RowsRecord } from './import.js';
import type { ImportStore, StoredImport } from './import-store.js';
import { rowInput } from './row-input.js';
import { takeResult } from './row-result.js';

/** Chunks read and sent in one go: enough for the sender to keep two appends in flight. */
const CHUNKS_PER_STEP = 10;

/**
 * Sends the readable rows of an import in order, writes what became of each into its row, and ends with `import.finish`.
 * May be started again after a crash at any point: rows already decided are dropped by the pool (numbered by origin),
 * and their receipts wait until they are acknowledged.
 */
export async function sendImport(
  store: ImportStore,
  sender: OriginSender,
  stored: StoredImport,
): Promise<StoredImport> {
  const { id, pool, total } = stored.record;
  let written = Promise.resolve(stored);
  const chunks = Math.ceil(total / ROWS_PER_CHUNK);
  for (let from = 0; from < chunks; from += CHUNKS_PER_STEP) {
    const records = await store.chunks(pool, id, from, from + CHUNKS_PER_STEP);
    const open = records.flatMap(({ rows }) => rows).filter(isOpen);
    const [first, last] = [open[0]?.n, open.at(-1)?.n];
    if (first === undefined || last === undefined) continue;
    const inputs = open.map((row) => rowInput(stored.record, row));
    await sender.send(pool, `import/${id}`, first, inputs);
    // What became of these rows is written while the next ones are decided.
    const before = await written;
    written = takeResults(store, sender, before, { records, last });
    written.catch(() => undefined);
  }
  return finishImport(store, sender, await written);
}

function isOpen(row: ImportRow): row is ImportRow & { n: number } {
  return row.n !== null && row.outcome === null;
}

/** Rows are acknowledged once their results stand in them, so that no result is lost. */
async function takeResults(
  store: ImportStore,
  sender: OriginSender,
  stored: StoredImport,
  { records, last }: { records: RowsRecord[]; last: number },
): Promise<StoredImport> {
  const { id, pool } = stored.record;
  const receipts = await sender.receipts(pool, `import/${id}`, last);
  const written = await writeResults(store, stored, records, receipts);
  await sender.copied(pool, firstUpTo(last, receipts));
  return written;
}

async function writeResults(
  store: ImportStore,
  stored: StoredImport,
  records: RowsRecord[],
  receipts: Receipt[],
): Promise<StoredImport> {
  const byNumber = new Map<number, ImportRow>();
  for (const record of records) for (const row of record.rows) if (row.n !== null) byNumber.set(row.n, row);
  for (const receipt of receipts) {
    receipt.rows.forEach((result, index) => {
      const row = byNumber.get(receipt.fromN + index);
      if (row?.outcome === null) takeResult(stored.record, row, result);
    });
  }
  return store.save(stored, records);
}

async function finishImport(store: ImportStore, sender: OriginSender, stored: StoredImport): Promise<StoredImport> {
  const { record } = stored;
  const { counts, id, file, format, member } = record;
  await sender.send(record.pool, `import/${id}`, record.readable + 1, [
    {
      kind: 'import.finish',
      at: record.startedAt,
      actor: record.actor,
      data: { import: id, member, format, file, counts },
    },
  ]);
  record.state = 'finished';
  record.finishedAt = await sender.decidedAt(record.pool, `import/${id}`);
  const saved = await store.save(stored);
  const [origin, last] = [`import/${id}`, record.readable + 1];
  await sender.copied(record.pool, firstUpTo(last, await sender.receipts(record.pool, origin, last)));
  return saved;
}

/** What became of rows that were set aside is left for whoever takes that in (`take-later.ts`). */
function firstUpTo(last: number, receipts: readonly Receipt[]): Receipt[] {
  return receipts.filter(({ again, toN }) => again !== true && toN <= last);
}
