import { CommitFailed } from '#libs/kernel/errors.js';
import type { Documents } from '#libs/ports/documents.js';
import type { Platform } from '#libs/ports/platform.js';
import { every } from '#libs/transport/every.js';
import { acknowledge } from '#libs/transport/receipts.js';
import { LEFT, type ImportRecord } from './import.js';
import { ImportStore } from './import-store.js';

const HOUR = 3_600_000;
const ALL = Number.MAX_SAFE_INTEGER;

type Parts = Pick<Platform, 'documents' | 'ledger' | 'clock'>;

/**
 * Removes the rows of imports that began 30 days ago, and what their files and columns were called: now and then every hour, until the
 * returned function is called. A failed sweep is made up for by the next.
 */
export function sweepOldImports(parts: Parts): () => void {
  return every(parts.clock, HOUR, () => sweep(parts));
}

async function sweep({ documents, ledger, clock }: Parts): Promise<void> {
  const store = new ImportStore(documents);
  for (const pool of await ledger.pools()) {
    for (const record of await store.withOldRows(pool, clock.now())) await forgetRows(documents, record);
  }
}

/** What is still being worked on waits; so does an import that somebody changes meanwhile. */
async function forgetRows(documents: Documents, { pool, id }: ImportRecord): Promise<void> {
  const store = new ImportStore(documents);
  const stored = await store.read(pool, id);
  if (stored === null || LEFT.has(stored.record.state)) return;
  await store.dropRows(pool, id);
  for (const origin of [`import/${id}`, `revert/${id}`]) await acknowledge(documents, pool, origin, ALL);
  await store
    .save({ ...stored, record: { ...stored.record, file: null, mapping: null, content: null, rowsUntil: null } })
    .catch(unlessOvertaken);
}

function unlessOvertaken(error: unknown): void {
  if (!(error instanceof CommitFailed)) throw error;
}
