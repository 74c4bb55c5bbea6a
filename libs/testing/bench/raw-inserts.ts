import fs from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { tableOf } from '#libs/adapters/sqlite/fields.js';
import { DATA_FILE, KEYS_FILE } from '#libs/adapters/sqlite/files.js';
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
 * Every event, document and key of a stopped server, in transactions as it wrote them: events with one time are one
 * batch, a document belongs to the batch of the last event folded into it, a key to that of its person's first event.
 */
export function readWritten(folder: string): Written {
  const db = new DatabaseSync(path.join(folder, 'data', DATA_FILE), { readOnly: true });
  db.exec(`ATTACH '${path.join(folder, 'data', KEYS_FILE)}' AS k`);
  const documents = collections.filter(({ kind }) => kind === 'document').map(({ name }) => tableOf(name));
  const tables = ['ledger', ...documents];
  const named = tables.map(() => '?').join();
  const schema = [
    ...db.prepare(`SELECT sql FROM sqlite_schema WHERE tbl_name IN (${named}) AND sql IS NOT NULL`).all(...tables),
    ...db.prepare("SELECT sql FROM k.sqlite_schema WHERE tbl_name = 'keys' AND sql IS NOT NULL").all(),
  ].map(({ sql }) => String(sql));
  const { transactions, bySeq, bySubject } = batchesOf(db);
  for (const table of documents) {
    for (const row of db.prepare(`SELECT * FROM ${table}`).iterate()) {
      bySeq.get(Number(row.seq))?.push({ table, values: Object.values(row) });
    }
  }
  for (const row of db.prepare('SELECT * FROM k.keys').iterate()) {
    bySubject.get(String(row.subject))?.push({ table: 'keys', values: Object.values(row) });
  }
  db.close();
  return { schema, transactions, events: bySeq.size };
}

interface Batches {
  transactions: Row[][];
  bySeq: Map<number, Row[]>;
  bySubject: Map<string, Row[]>;
}

/** The events by transaction, and where documents and keys belong. */
function batchesOf(db: DatabaseSync): Batches {
  const batches: Batches = { transactions: [], bySeq: new Map(), bySubject: new Map() };
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
