import fs from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { tableOf } from '#libs/adapters/sqlite/fields.js';
import { DATA_FILE, KEYS_FILE } from '#libs/adapters/sqlite/files.js';
import { scoped, searchTableOf, wordTableOf } from '#libs/adapters/sqlite/search-index.js';
import { collections } from '#libs/platform/collections.js';

interface Row {
  table: string;
  values: SQLInputValue[];
}

/** The rows of a pool as it was written: its tables with their indexes, and what each transaction holds. */
export interface Written {
  schema: string[];
  transactions: Row[][];
  events: number;
}

/**
 * Every row that a stopped server has left in its files: events, documents, keys, the search tables, inputs, records and
 * the schedule, in transactions as the owner wrote them. Events with one time are one batch, a document belongs to the
 * batch of the last event folded into it, a key to that of its person's first event; what no event numbers is spread
 * evenly. `only` leaves out all but these kinds.
 */
export function readWritten(folder: string, only: 'all' | 'ledger and documents' = 'all'): Written {
  const db = new DatabaseSync(path.join(folder, 'data', DATA_FILE), { readOnly: true });
  db.exec(`ATTACH '${path.join(folder, 'data', KEYS_FILE)}' AS k`);
  const batches = batchesOf(db);
  const tables = only === 'all' ? [...placeRest(db, batches), 'inputs'] : [];
  const documents = collections.filter(({ kind }) => kind === 'document').map(({ name }) => tableOf(name));
  for (const table of documents) for (const row of rowsOf(db, table)) place(batches, table, row);
  for (const row of rowsOf(db, 'k.keys')) batches.bySubject.get(row.subject as string)?.push(valuesOf('keys', row));
  spread(batches);
  const schema = schemaOf(db, ['ledger', ...documents, ...tables]);
  db.close();
  return { schema, transactions: batches.transactions, events: batches.bySeq.size };
}

/** What is neither event nor document nor key. Answers its tables. */
function placeRest(db: DatabaseSync, batches: Batches): string[] {
  const tables = collections.filter(({ kind }) => kind !== 'document').map(({ name }) => tableOf(name));
  for (const table of tables) for (const row of rowsOf(db, table)) place(batches, table, row);
  for (const row of rowsOf(db, 'inputs')) batches.loose.push(valuesOf('inputs', row));
  for (const { name, searchable } of collections) {
    if (searchable !== true) continue;
    for (const { seq, rows } of searchRowsOf(db, name)) batches.bySeq.get(seq)?.push(...rows);
    tables.push(searchTableOf(name), wordTableOf(name));
  }
  return tables;
}

interface Batches {
  transactions: Row[][];
  bySeq: Map<number, Row[]>;
  bySubject: Map<string, Row[]>;
  /** rows that no event numbers, in their order */
  loose: Row[];
}

type Stored = Record<string, SQLInputValue>;

/** The events by transaction, and where documents and keys belong. */
function batchesOf(db: DatabaseSync): Batches {
  const batches: Batches = { transactions: [], bySeq: new Map(), bySubject: new Map(), loose: [] };
  let last: unknown = null;
  let batch: Row[] = [];
  const events = db.prepare("SELECT *, value ->> '$.seq' AS seq, value ->> '$.time' AS time FROM ledger ORDER BY n");
  for (const { seq, time, ...row } of events.iterate()) {
    if (time !== last) batches.transactions.push((batch = []));
    last = time;
    batch.push({ table: 'ledger', values: Object.values(row) });
    batches.bySeq.set(Number(seq), batch);
    const subject = String(row.subject);
    if (!batches.bySubject.has(subject)) batches.bySubject.set(subject, batch);
  }
  return batches;
}

function rowsOf(db: DatabaseSync, table: string): Iterable<Stored> {
  return db.prepare(`SELECT * FROM ${table}`).iterate() as Iterable<Stored>;
}

function valuesOf(table: string, row: Stored): Row {
  return { table, values: Object.values(row) };
}

function place({ bySeq, loose }: Batches, table: string, row: Stored): void {
  (bySeq.get(Number(row.seq)) ?? loose).push(valuesOf(table, row));
}

/** The rows of both search tables, with the last event of their document. */
function* searchRowsOf(db: DatabaseSync, name: string): Generator<{ seq: number; rows: Row[] }> {
  const [table, words] = [searchTableOf(name), wordTableOf(name)];
  const all = `SELECT one.*, document.seq AS seq FROM ${table} AS one JOIN ${tableOf(name)} AS document USING (n)`;
  for (const { seq, ...row } of db.prepare(all).iterate() as Iterable<Stored>) {
    const indexed = {
      table: `${words}(rowid, words)`,
      values: [Number(row.n), scoped(row.pool as string, row.words as string)],
    };
    yield { seq: Number(seq), rows: [valuesOf(table, row), indexed] };
  }
}

function spread({ loose, transactions }: Batches): void {
  loose.forEach((row, at) => transactions[Math.floor((at * transactions.length) / loose.length)]?.push(row));
}

function schemaOf(db: DatabaseSync, tables: string[]): string[] {
  const named = tables.map(() => '?').join();
  return [
    ...db.prepare(`SELECT sql FROM sqlite_schema WHERE tbl_name IN (${named}) AND sql IS NOT NULL`).all(...tables),
    ...db.prepare("SELECT sql FROM k.sqlite_schema WHERE tbl_name = 'keys' AND sql IS NOT NULL").all(),
  ].map(({ sql }) => String(sql));
}

/** Inserts the same rows into an empty file with the same tables, write-ahead log and `synchronous=FULL`. Answers the ms it took. */
export function insertRaw(folder: string, { schema, transactions }: Written): number {
  fs.mkdirSync(folder, { recursive: true });
  const db = new DatabaseSync(path.join(folder, 'raw.db'));
  db.exec('PRAGMA page_size = 4096; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  for (const sql of schema) db.exec(sql);
  const inserts = new Map<string, StatementSync>();
  const insertInto = ({ table, values }: Row): StatementSync => {
    const known = inserts.get(table) ?? db.prepare(`INSERT INTO ${table} VALUES (${values.map(() => '?').join()})`);
    inserts.set(table, known);
    return known;
  };
  const started = performance.now();
  for (const rows of transactions) {
    db.exec('BEGIN IMMEDIATE');
    for (const row of rows) insertInto(row).run(...row.values);
    db.exec('COMMIT');
  }
  const took = performance.now() - started;
  db.close();
  fs.rmSync(folder, { recursive: true });
  return took;
}
