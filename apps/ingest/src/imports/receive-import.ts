import { Beginning } from './likely-format.js';
import { FileDigest } from './file-digest.js';
import { RowsRecorder } from './rows-recorder.js';
import { UnreadableFile, type ImportFormat, type ReadRow } from './format.js';
import { type ImportRow } from './import.js';
import type { Mapping } from './mapping.js';
import type { ImportStore, StoredImport } from './import-store.js';

/**
 * Reads a file to its end and stores a row record for each of its rows; nothing is sent before the whole file was read,
 * so a file that breaks in the middle leaves no half-done import. Ends in state `deciding`
 * (`finished` with waiting rows for `share=kept`) or `failed` with one sentence.
 */
export async function receiveImport(
  store: ImportStore,
  stored: StoredImport,
  format: ImportFormat,
  file: { bytes: AsyncIterable<Uint8Array>; home: { country: string } },
): Promise<StoredImport> {
  const recorder = new RowsRecorder(store, stored);
  const digest = new FileDigest(stored.record);
  const beginning = new Beginning();
  try {
    const { record } = stored;
    const guessed = (mapping: Mapping): void => void (record.mapping = mapping);
    const context = { home: file.home, now: record.startedAt, mapping: record.mapping, guessed };
    for await (const row of format.read(beginning.of(digest.of(file.bytes)), context))
      await recorder.add(rowOf(row, recorder, stored));
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    await store.dropRows(stored.record.pool, stored.record.id);
    const text = `${error.message}${await beginning.looksLike(format.name)}`;
    return recorder.finish({ state: 'failed', problem: { code: error.code, text } });
  }
  const content = digest.text();
  return recorder.finish({ content, state: stored.record.share === 'kept' ? 'finished' : 'deciding' });
}

function rowOf(read: ReadRow, recorder: RowsRecorder, stored: StoredImport): ImportRow {
  const { row } = read;
  const part = read.part === undefined ? {} : { part: read.part };
  const nothing = { n: null, data: null, problem: null, notes: [], contact: null, seqs: [0, 0] as [number, number] };
  const empty = { row, ...part, ...nothing };
  if (!read.ok) return { ...empty, outcome: read.ignored === true ? 'unchanged' : 'rejected', problem: read.problem };
  const good = { ...empty, data: read.data, notes: read.notes };
  if (stored.record.share === 'kept') return { ...good, outcome: 'waiting' };
  return { ...good, n: recorder.nextNumber(), outcome: null };
}
