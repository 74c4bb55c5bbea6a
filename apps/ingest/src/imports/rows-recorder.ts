import { ROWS_PER_CHUNK, type ImportRecord, type ImportRow, type RowsRecord } from './import.js';
import type { ImportStore, StoredImport } from './import-store.js';

const CHUNKS_PER_WRITE = 10;

/** Gathers rows into chunks and writes ten chunks at a time with the import's progress. */
export class RowsRecorder {
  private chunk: RowsRecord;
  private full: RowsRecord[] = [];

  constructor(
    private readonly store: ImportStore,
    private stored: StoredImport,
  ) {
    this.chunk = { import: stored.record.id, chunk: 0, rows: [] };
  }

  /** The number of the next readable row. */
  nextNumber(): number {
    this.stored.record.readable += 1;
    return this.stored.record.readable;
  }

  async add(row: ImportRow): Promise<void> {
    const { record } = this.stored;
    record.total += 1;
    if (row.outcome === 'rejected' || row.outcome === 'unchanged') record.counts[row.outcome] += 1;
    this.chunk.rows.push(row);
    if (this.chunk.rows.length < ROWS_PER_CHUNK) return;
    this.full.push(this.chunk);
    this.chunk = { import: record.id, chunk: this.chunk.chunk + 1, rows: [] };
    if (this.full.length >= CHUNKS_PER_WRITE) await this.write();
  }

  async finish(end: Pick<ImportRecord, 'state'> & Partial<ImportRecord>): Promise<StoredImport> {
    if (end.state === 'failed') this.full = [];
    else if (this.chunk.rows.length > 0) this.full.push(this.chunk);
    Object.assign(this.stored.record, end);
    await this.write();
    return this.stored;
  }

  private async write(): Promise<void> {
    const rows = this.full;
    this.full = [];
    this.stored = await this.store.save(this.stored, rows);
  }
}
