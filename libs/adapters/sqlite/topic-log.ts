import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { BusRecord } from '#libs/ports/bus.js';

/** Records kept for the readers that come behind: about 1 MB. */
const RECENT = 1_000;
/** Rows of the ledger are counted from 1, offsets from 0. */
const AHEAD = 1;

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
  /** These were committed: readers need not fetch what is at hand. */
  wrote(records: readonly BusRecord[]): void;
}

/** A table as a topic: what its rows are as records, and what its row number is ahead of the offset. */
interface Source {
  table: string;
  shift: number;
  /** read by several, so that what one has read is kept for the others */
  shared: boolean;
  record: (offset: number, id: string, value: string) => BusRecord;
}

/** A database, and how many transactions there were: what was read stays true while there are no more. */
interface Written {
  db: DatabaseSync;
  turn: () => number;
}

class TableLog implements TopicLog {
  readonly #read: StatementSync;
  readonly #newest: StatementSync;
  readonly #turn: () => number;
  /** What was read last, without gaps: several readers follow each other along the newest records. */
  #recent: BusRecord[] = [];
  #end = { turn: -1, newest: 0 };

  constructor(
    { db, turn }: Written,
    private readonly source: Source,
  ) {
    this.#turn = turn;
    const { table, shift } = source;
    const offset = `n - ${String(shift)}`;
    this.#read = db.prepare(
      `SELECT ${offset}, id, value FROM ${table} WHERE n >= ? + ${String(shift)} ORDER BY n LIMIT ?`,
    );
    this.#read.setReturnArrays(true);
    this.#newest = db.prepare(`SELECT coalesce(max(n) - ${String(shift)} + 1, 0) AS newest FROM ${table}`);
  }

  read(offset: number, limits: Limits): BusRecord[] {
    const records: BusRecord[] = [];
    let bytes = 0;
    for (const record of this.#from(offset, limits.maxRecords)) {
      bytes += Buffer.byteLength(record.value);
      const fits = records.length === 0 || bytes <= limits.maxBytes;
      if (!fits || record.offset !== offset + records.length) break;
      records.push(record);
    }
    if (this.source.shared) this.#remember(records);
    return records;
  }

  /** Asked once after each transaction: many readers look, each time something was written. */
  newest(): number {
    const turn = this.#turn();
    if (this.#end.turn !== turn) this.#end = { turn, newest: Number(this.#newest.get()?.newest) };
    return this.#end.newest;
  }

  wrote(records: readonly BusRecord[]): void {
    this.#remember(records);
  }

  *#from(offset: number, most: number): Iterable<BusRecord> {
    const known = this.#known(offset).slice(0, most);
    yield* known;
    if (known.length >= most || offset + known.length >= this.newest()) return;
    for (const row of this.#read.iterate(offset + known.length, most - known.length))
      yield this.source.record(...(row as unknown as [number, string, string]));
  }

  #known(offset: number): BusRecord[] {
    const from = offset - (this.#recent[0]?.offset ?? offset);
    return from < 0 ? [] : this.#recent.slice(from);
  }

  #remember(records: readonly BusRecord[]): void {
    const [first] = records;
    const newest = (this.#recent.at(-1)?.offset ?? -1) + 1;
    if (first === undefined || first.offset + records.length <= newest) return;
    const before = first.offset <= newest ? this.#recent.filter(({ offset }) => offset < first.offset) : [];
    this.#recent = [...before, ...records].slice(-RECENT);
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
export function inputLog(log: Written): TopicLog {
  return new TableLog(log, {
    table: 'inputs',
    shift: 0,
    shared: false,
    record: (offset, id, value) => ({ offset, id, value }),
  });
}

/** The ledger seen as a topic: never copied, never pruned. */
export function eventLog(log: Written): TopicLog {
  return new TableLog(log, {
    table: 'ledger',
    shift: AHEAD,
    shared: true,
    record: (offset, _key, value) => new EventRecord(offset, value),
  });
}

/** The event in row `n` of the ledger, as its readers are handed it. */
export function eventRecord(n: number, value: string): BusRecord {
  return new EventRecord(n - AHEAD, value);
}
