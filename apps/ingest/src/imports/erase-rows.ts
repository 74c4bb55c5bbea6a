import { ROWS_PER_CHUNK, type ImportRow } from './import.js';
import type { ImportStore } from './import-store.js';

const CHUNKS_PER_STEP = 20;

/** Blanks every row of one import that concerns an erased person. Safe to repeat. */
export async function eraseRows(
  store: ImportStore,
  { pool, id }: { pool: string; id: string },
  concerns: (row: ImportRow) => boolean,
): Promise<void> {
  let stored = await store.read(pool, id);
  const chunks = Math.ceil((stored?.record.total ?? 0) / ROWS_PER_CHUNK);
  for (let from = 0; stored !== null && from < chunks; from += CHUNKS_PER_STEP) {
    const rows = await store.chunks(pool, id, from, from + CHUNKS_PER_STEP);
    const touched = rows.filter((chunk) => chunk.rows.some(concerns));
    if (touched.length === 0) continue;
    for (const row of touched.flatMap(({ rows }) => rows).filter(concerns)) blank(row);
    stored = await store.save(stored, touched);
  }
}

function blank(row: ImportRow): void {
  row.data = null;
  row.notes = [];
  row.problem = { code: 'erased', text: 'This person was erased.' };
}
