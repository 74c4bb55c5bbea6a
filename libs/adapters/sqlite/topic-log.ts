import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { BusRecord } from '#libs/ports/bus.js';

/** What a batch may hold at most. */
interface Limits {
  maxRecords: number;
  /** bytes */
  maxBytes: number;
}

/** The one partition of a topic, to be read by offset. */
export interface TopicLog {
  /** From `offset` on, in order and without gaps; nothing if the log does not hold that offset. */
  read(offset: number, limits: Limits): BusRecord[];
  /** The next offset to be written. */
  newest(): number;
}

/** A table as a topic. `shift` is what its row number is ahead of the offset. */
class TableLog implements TopicLog {
  readonly #read: StatementSync;
  readonly #newest: StatementSync;

  constructor(db: DatabaseSync, source: { table: string; id: string; shift: number }) {
    const { table, id, shift } = source;
    const offset = `n - ${String(shift)}`;
    this.#read = db.prepare(
      `SELECT ${offset} AS offset, ${id} AS id, value FROM ${table} WHERE n >= ? + ${String(shift)} ORDER BY n LIMIT ?`,
    );
    this.#newest = db.prepare(`SELECT coalesce(max(n) - ${String(shift)} + 1, 0) AS newest FROM ${table}`);
  }

  read(offset: number, { maxRecords, maxBytes }: Limits): BusRecord[] {
    const records: BusRecord[] = [];
    let bytes = 0;
    for (const row of this.#read.iterate(offset, maxRecords)) {
      const record = row as unknown as BusRecord;
      bytes += Buffer.byteLength(record.value);
      const fits = records.length === 0 || bytes <= maxBytes;
      if (!fits || record.offset !== offset + records.length) break;
      records.push(record);
    }
    return records;
  }

  newest(): number {
    return Number(this.#newest.get()?.newest);
  }
}

/** What is to be decided. */
export function inputLog(db: DatabaseSync): TopicLog {
  return new TableLog(db, { table: 'inputs', id: 'id', shift: 0 });
}

/** The ledger seen as a topic: never copied, never pruned. */
export function eventLog(db: DatabaseSync): TopicLog {
  return new TableLog(db, { table: 'ledger', id: "json_extract(value, '$.id')", shift: 1 });
}
