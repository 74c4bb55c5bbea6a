import type { Platform } from '#libs/ports/platform.js';
import { ROWS_PER_CHUNK, type ImportRecord, type ImportRow } from './import.js';
import type { ImportStore } from './import-store.js';

const CHUNKS_PER_STEP = 20;

/**
 * Blanks every stored row of an erased person: by the contact it became, or by an identity hash for rows that were
 * refused or never sent. Walks the imports of the last 30 days; safe to repeat.
 */
export async function eraseFromImports(
  { keys }: Pick<Platform, 'keys'>,
  store: ImportStore,
  { pool, contact, hashes }: { pool: string; contact: string; hashes: string[] },
): Promise<void> {
  const hash = await keys.hasher(pool);
  const wanted = new Set(hashes);
  const concerns = (row: ImportRow): boolean =>
    row.data !== null &&
    (row.contact === contact ||
      row.data.identities.some(({ scheme, value }) => wanted.has(hash(`${scheme}:${value}`))));
  for (let after: string | undefined; ;) {
    const page = await store.list(pool, 100, after);
    for (const record of page.items) await eraseFromOne(store, record, concerns);
    if (page.next === null) return;
    after = page.next;
  }
}

async function eraseFromOne(
  store: ImportStore,
  record: ImportRecord,
  concerns: (row: ImportRow) => boolean,
): Promise<void> {
  const chunks = Math.ceil(record.total / ROWS_PER_CHUNK);
  for (let from = 0; from < chunks; from += CHUNKS_PER_STEP) {
    const rows = await store.chunks(record.pool, record.id, from, from + CHUNKS_PER_STEP);
    const touched = rows.filter((chunk) => chunk.rows.some(concerns));
    if (touched.length === 0) continue;
    for (const chunk of touched) for (const row of chunk.rows) if (concerns(row)) blank(row);
    const stored = await store.read(record.pool, record.id);
    if (stored !== null) await store.save(stored, touched);
  }
}

function blank(row: ImportRow): void {
  row.data = null;
  row.problem = { code: 'erased', text: 'This person asked to be erased.' };
}
