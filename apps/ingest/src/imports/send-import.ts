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
  const origin = `import/${stored.record.id}`;
  let current = stored;
  const chunks = Math.ceil(stored.record.total / ROWS_PER_CHUNK);
  for (let from = 0; from < chunks; from += CHUNKS_PER_STEP) {
    const { id, pool } = current.record;
    const records = await store.chunks(pool, id, from, from + CHUNKS_PER_STEP);
    const open = records.flatMap((record) => record.rows).filter((row) => row.n !== null && row.outcome === null);
    const first = open[0]?.n;
    const last = open.at(-1)?.n;
    if (first === null || first === undefined || last === null || last === undefined) continue;
    await sender.send(
      pool,
      origin,
      first,
      open.map((row) => rowInput(current.record, row)),
    );
    const receipts = await sender.receipts(pool, origin, last);
    current = await writeResults(store, current, records, receipts);
    await sender.acknowledge(pool, origin, last);
  }
  return finishImport(store, sender, current);
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
  await sender.acknowledge(record.pool, `import/${id}`, record.readable + 1);
  return saved;
}
