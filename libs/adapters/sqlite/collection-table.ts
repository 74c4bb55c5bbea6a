import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { CommitFailed } from '#libs/kernel/errors.js';
import type { Collection } from '#libs/ports/collections.js';
import type { Change, Stored } from '#libs/ports/documents.js';
import { column, fieldsOf, tableOf, valueAt } from './fields.js';
import type { FieldValue } from './fields.js';
import { WordIndex } from './word-index.js';

interface Row {
  n: number;
  seq: number;
  values: FieldValue[];
}

/** One collection: reads and writes by key. An index is touched only when a value it holds has changed. */
export class CollectionTable {
  readonly #fields: string[];
  readonly #get: StatementSync;
  readonly #upsert: StatementSync;
  readonly #find: StatementSync;
  readonly #insert: StatementSync;
  readonly #update: StatementSync;
  readonly #updateAll: StatementSync;
  readonly #remove: StatementSync;
  readonly #removeAll: StatementSync;
  readonly #keys: StatementSync;
  readonly #page: StatementSync;
  readonly #words: WordIndex | null;

  constructor(
    db: DatabaseSync,
    private readonly collection: Collection,
  ) {
    const table = tableOf(collection.name);
    this.#fields = fieldsOf(collection);
    const columns = this.#fields.map(column);
    const selected = columns.map((name) => `, ${name}`).join('');
    const set = columns.map((name) => `, ${name} = ?`).join('');
    this.#get = db.prepare(`SELECT seq, body FROM ${table} WHERE pool = ? AND key = ?`);
    this.#upsert = db.prepare(
      `INSERT INTO ${table}(pool, key, seq, body) VALUES (?, ?, ?, ?)
       ON CONFLICT(pool, key) DO UPDATE SET seq = excluded.seq, body = excluded.body`,
    );
    this.#find = arrays(db, `SELECT n, seq${selected} FROM ${table} WHERE pool = ? AND key = ?`);
    this.#insert = db.prepare(
      `INSERT INTO ${table}(pool, key, seq, body${selected}) VALUES (?, ?, ?, ?${', ?'.repeat(columns.length)})`,
    );
    this.#update = db.prepare(`UPDATE ${table} SET seq = ?, body = ? WHERE n = ?`);
    this.#updateAll = db.prepare(`UPDATE ${table} SET seq = ?, body = ?${set} WHERE n = ?`);
    this.#remove = db.prepare(`DELETE FROM ${table} WHERE n = ?`);
    this.#removeAll = db.prepare(`DELETE FROM ${table} WHERE pool = ?`);
    this.#keys = arrays(db, `SELECT key FROM ${table} WHERE pool = ?`);
    this.#page = arrays(db, `SELECT n, key, pool, seq, body FROM ${table} WHERE n > ? ORDER BY n LIMIT 1000`);
    this.#words = collection.searchable === true ? new WordIndex(db, collection.name) : null;
  }

  get(pool: string, key: string): Stored | null {
    const row = this.#get.get(pool, key) as { seq: number; body: string } | undefined;
    if (row === undefined) return null;
    return { pool, collection: this.collection.name, key, seq: row.seq, body: JSON.parse(row.body) as unknown };
  }

  seqOf(pool: string, key: string): number | null {
    return this.#row(pool, key)?.seq ?? null;
  }

  /** Throws CommitFailed `deterministic` for a body of more than `limit` bytes. */
  write(change: Change, limit: number): void {
    const { pool, key, seq } = change;
    if (change.body === null) this.#erase(pool, this.#row(pool, key));
    else if (this.#fields.length === 0) this.#upsert.run(pool, key, seq, sized(change, limit));
    else this.#put(change, this.#row(pool, key), sized(change, limit));
  }

  clear(pool: string): void {
    if (this.#words === null) this.#removeAll.run(pool);
    else for (const [key] of this.#keys.all(pool) as unknown as [string][]) this.#erase(pool, this.#row(pool, key));
  }

  /** A step of removing what the word index still holds of removed words; false when nothing is left of it. */
  purge(first: boolean): boolean {
    return this.#words?.purge(first) ?? false;
  }

  /** Fills the columns of every row anew from its body, after fields were added. */
  refill(): void {
    let last = 0;
    for (;;) {
      const rows = this.#page.all(last) as unknown as [number, string, string, number, string][];
      for (const [n, key, pool, seq, body] of rows) {
        const change = { pool, collection: this.collection.name, key, seq, body: JSON.parse(body) as unknown };
        this.#put(change, this.#row(pool, key), body);
        last = n;
      }
      if (rows.length === 0) return;
    }
  }

  #put({ pool, key, seq, body }: Change, old: Row | null, text: string): void {
    const values = this.#fields.map((field) => valueAt(body, field));
    if (old === null) {
      const { lastInsertRowid } = this.#insert.run(pool, key, seq, text, ...values);
      this.#changeWords(pool, Number(lastInsertRowid), null, values);
    } else if (values.every((value, at) => value === old.values[at])) {
      this.#update.run(seq, text, old.n);
    } else {
      this.#updateAll.run(seq, text, ...values, old.n);
      this.#changeWords(pool, old.n, old.values, values);
    }
  }

  #erase(pool: string, old: Row | null): void {
    if (old === null) return;
    this.#remove.run(old.n);
    this.#changeWords(pool, old.n, old.values, null);
  }

  #changeWords(pool: string, row: number, before: FieldValue[] | null, after: FieldValue[] | null): void {
    const at = this.#fields.indexOf('words');
    const words = (values: FieldValue[] | null): string | null => (values?.[at] as string | null | undefined) ?? null;
    this.#words?.change(pool, row, words(before), words(after));
  }

  #row(pool: string, key: string): Row | null {
    const row = this.#find.get(pool, key) as unknown as [number, number, ...FieldValue[]] | undefined;
    return row === undefined ? null : { n: row[0], seq: row[1], values: row.slice(2) };
  }
}

function sized({ collection, key, body }: Change, limit: number): string {
  const text = JSON.stringify(body);
  if (Buffer.byteLength(text) <= limit) return text;
  throw new CommitFailed('deterministic', `${collection}/${key} would be larger than ${String(limit)} bytes`);
}

function arrays(db: DatabaseSync, sql: string): StatementSync {
  const statement = db.prepare(sql);
  statement.setReturnArrays(true);
  return statement;
}
