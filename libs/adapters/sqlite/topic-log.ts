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

/** A table as a topic: what its rows are as records, and what its row number is ahead of the offset. */
interface Source {
  table: string;
  shift: number;
  record: (offset: number, id: string, value: string) => BusRecord;
}

class TableLog implements TopicLog {
  readonly #read: StatementSync;
  readonly #newest: StatementSync;

  constructor(
    db: DatabaseSync,
    private readonly source: Source,
  ) {
    const { table, shift } = source;
    const offset = `n - ${String(shift)}`;
    this.#read = db.prepare(
      `SELECT ${offset}, id, value FROM ${table} WHERE n >= ? + ${String(shift)} ORDER BY n LIMIT ?`,
    );
    this.#read.setReturnArrays(true);
    this.#newest = db.prepare(`SELECT coalesce(max(n) - ${String(shift)} + 1, 0) AS newest FROM ${table}`);
  }

  read(offset: number, { maxRecords, maxBytes }: Limits): BusRecord[] {
    const records: BusRecord[] = [];
    let bytes = 0;
    for (const row of this.#read.iterate(offset, maxRecords)) {
      const record = this.source.record(...(row as unknown as [number, string, string]));
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

/** A committed event; its id is inside the envelope, and most readers never ask for it. */
class EventRecord implements BusRecord {
  constructor(
    readonly offset: number,
    readonly value: string,
  ) {}

  get id(): string {
    return (JSON.parse(this.value) as { id: string }).id;
  }
}

/** What is to be decided. */
export function inputLog(db: DatabaseSync): TopicLog {
  return new TableLog(db, { table: 'inputs', shift: 0, record: (offset, id, value) => ({ offset, id, value }) });
}

/** The ledger seen as a topic: never copied, never pruned. */
export function eventLog(db: DatabaseSync): TopicLog {
  return new TableLog(db, {
    table: 'ledger',
    shift: 1,
    record: (offset, _key, value) => new EventRecord(offset, value),
  });
}
