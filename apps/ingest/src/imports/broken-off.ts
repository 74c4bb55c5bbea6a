import type { ImportRecord } from './import.js';
import type { ImportStore, StoredImport } from './import-store.js';

const CODE = 'upload-broken-off';

/** The upload ended before the file did: what was stored of it goes, and its sender is told. */
export async function giveUp(store: ImportStore, stored: StoredImport): Promise<void> {
  await store.dropRows(stored.record.pool, stored.record.id);
  stored.record.state = 'failed';
  stored.record.problem = {
    code: CODE,
    text: 'The upload broke off before the file was complete; nothing was imported. Send the file again.',
  };
  await store.save(stored);
}

/** Whether the same file may be sent again under the same key. */
export function brokenOff(record: ImportRecord): boolean {
  return record.state === 'reading' || record.problem?.code === CODE;
}
