import type { Change, Documents, GuardedChange } from '#libs/ports/documents.js';
import { isHere } from '#libs/transport/pools-here.js';
import { chunkKey, type ImportRecord, type ImportRow, type RowsRecord } from './import.js';

/** An import with the version it was read at, so that two instances never both write it. */
export interface StoredImport {
  seq: number;
  record: ImportRecord;
}

/** Ingest's own records of imports and their rows. */
export class ImportStore {
  constructor(private readonly documents: Documents) {}

  /** Whether imports may begin in a pool: it has not moved elsewhere. */
  isHere(pool: string): Promise<boolean> {
    return isHere({ documents: this.documents }, pool);
  }

  async read(pool: string, id: string): Promise<StoredImport | null> {
    const [found] = await this.documents.many(pool, [{ collection: 'import-run', key: id }]);
    return found === undefined ? null : { seq: found.seq, record: found.body as ImportRecord };
  }

  /** Newest first. */
  async list(pool: string, limit: number, after?: string): Promise<{ items: ImportRecord[]; next: string | null }> {
    const page = await this.documents.list<ImportRecord>({
      pool,
      collection: 'import-run',
      index: 'started',
      reverse: true,
      limit,
      after,
    });
    return { items: page.items.map((item) => item.body), next: page.next };
  }

  /** Some of those whose rows were to go by `now`. */
  async withOldRows(pool: string, now: number): Promise<ImportRecord[]> {
    const place = { pool, collection: 'import-run', index: 'rows' };
    const { items } = await this.documents.list<ImportRecord>({ ...place, to: now + 1, limit: 100 });
    return items.map(({ body }) => body);
  }

  async rows(pool: string, id: string, chunk: number): Promise<{ seq: number; record: RowsRecord } | null> {
    const [found] = await this.documents.many(pool, [{ collection: 'import-rows', key: chunkKey(id, chunk) }]);
    return found === undefined ? null : { seq: found.seq, record: found.body as RowsRecord };
  }

  /** Rows from a place `chunk.index` on, of one outcome or all. */
  async page(
    pool: string,
    id: string,
    wish: { outcome?: string; from: [number, number]; limit: number },
  ): Promise<{ items: ImportRow[]; next: [number, number] | null }> {
    const items: ImportRow[] = [];
    for (let [chunk, index] = wish.from; ; chunk += 1, index = 0) {
      const found = await this.rows(pool, id, chunk);
      if (found === null) return { items, next: null };
      for (; index < found.record.rows.length; index += 1) {
        const row = found.record.rows[index];
        if (row === undefined || (wish.outcome !== undefined && row.outcome !== wish.outcome)) continue;
        if (items.length === wish.limit) return { items, next: [chunk, index] };
        items.push(row);
      }
    }
  }

  async chunks(pool: string, id: string, from: number, to: number): Promise<RowsRecord[]> {
    const keys = [];
    for (let chunk = from; chunk < to; chunk += 1) keys.push({ collection: 'import-rows', key: chunkKey(id, chunk) });
    const found = await this.documents.many(pool, keys);
    return found.map((item) => item.body as RowsRecord).sort((a, b) => a.chunk - b.chunk);
  }

  /** Writes the import (guarded by its version) together with chunks of rows, all or nothing. */
  async save(
    stored: StoredImport | { seq: null; record: ImportRecord },
    rows: RowsRecord[] = [],
  ): Promise<StoredImport> {
    const { record, seq } = stored;
    const next = (seq ?? 0) + 1;
    const guarded: GuardedChange = {
      pool: record.pool,
      collection: 'import-run',
      key: record.id,
      seq: next,
      body: record,
      expect: seq,
    };
    await this.documents.save([guarded, ...rows.map((chunk) => this.rowsChange(record.pool, chunk, next))]);
    return { seq: next, record };
  }

  /** Removes rows from chunk `from` on, as many as there are. */
  async dropRows(pool: string, id: string, from = 0): Promise<void> {
    for (let chunk = from; ; chunk += 50) {
      const found = await this.chunks(pool, id, chunk, chunk + 50);
      if (found.length === 0) return;
      await this.documents.save(
        found.map((rows) => ({ pool, collection: 'import-rows', key: chunkKey(id, rows.chunk), seq: 0, body: null })),
      );
    }
  }

  private rowsChange(pool: string, record: RowsRecord, seq: number): Change {
    return { pool, collection: 'import-rows', key: chunkKey(record.import, record.chunk), seq, body: record };
  }
}
