import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { valueAt } from '#libs/adapters/stored/field-value.js';
import type { FieldValue } from '#libs/adapters/stored/field-value.js';
import { bodyText } from '#libs/adapters/stored/sizes.js';
import { BrokenInvariant } from '#libs/kernel/errors.js';
import type { Collection } from '#libs/ports/collections.js';
import type { Change, Stored } from '#libs/ports/documents.js';
import { column, fieldsOf, tableOf } from './fields.js';
import { SearchIndex } from './search-index.js';

interface Row {
  n: number;
  seq: number;
  values: FieldValue[];
}

/** One collection: reads and writes by key. An index is touched only when a value it holds has changed. */
export class CollectionTable {
  readonly #fields: string[];
  readonly #get: Prepared;
  readonly #find: Prepared;
  readonly #upsert: Prepared;
  readonly #insert: Prepared;
  readonly #update: Prepared;
  readonly #updateAll: Prepared;
  readonly #remove: Prepared;
  readonly #search: SearchIndex | null;

  constructor(
    private readonly db: DatabaseSync,
    private readonly collection: Collection,
  ) {
    const table = tableOf(collection.name);
    this.#fields = fieldsOf(collection);
    const columns = this.#fields.map(column);
    const selected = columns.map((name) => `, ${name}`).join('');
    const set = columns.map((name) => `, ${name} = ?`).join('');
    this.#get = once(db, `SELECT seq, body FROM ${table} WHERE pool = ? AND key = ?`);
    this.#find = once(db, `SELECT n, seq${selected} FROM ${table} WHERE pool = ? AND key = ?`, arrays);
    this.#upsert = once(
      db,
      `INSERT INTO ${table}(pool, key, seq, body) VALUES (?, ?, ?, ?)
       ON CONFLICT(pool, key) DO UPDATE SET seq = excluded.seq, body = excluded.body`,
    );
    this.#insert = once(
      db,
      `INSERT INTO ${table}(pool, key, seq, body${selected}) VALUES (?, ?, ?, ?${', ?'.repeat(columns.length)})
       ON CONFLICT(pool, key) DO NOTHING`,
    );
    this.#update = once(db, `UPDATE ${table} SET seq = ?, body = ? WHERE n = ?`);
    this.#updateAll = once(db, `UPDATE ${table} SET seq = ?, body = ?${set} WHERE n = ?`);
    this.#remove = once(db, `DELETE FROM ${table} WHERE n = ?`);
    this.#search = collection.searchable === true ? new SearchIndex(db, collection.name) : null;
  }

  get(pool: string, key: string): Stored | null {
    const row = this.#get().get(pool, key) as { seq: number; body: string } | undefined;
    if (row === undefined) return null;
    return { pool, collection: this.collection.name, key, seq: row.seq, body: JSON.parse(row.body) as unknown };
  }

  seqOf(pool: string, key: string): number | null {
    return this.#row(pool, key)?.seq ?? null;
  }

  /** Throws CommitFailed `deterministic` for a body of more than `limit` bytes. */
  write(change: Change, limit: number): void {
    const { pool, key, seq } = change;
    if (change.body === null) this.#erase(pool, key);
    else if (this.#isPlain()) this.#upsert().run(pool, key, seq, bodyText(change, limit));
    else this.#put(change, bodyText(change, limit));
  }

  /** Removes up to `most` of a pool; answers how many. */
  clear(pool: string, most: number): number {
    const keys = arrays(this.db, `SELECT key FROM ${tableOf(this.collection.name)} WHERE pool = ? LIMIT ?`);
    const found = keys.all(pool, most) as unknown as [string][];
    for (const [key] of found) this.#erase(pool, key);
    return found.length;
  }

  /** Fills columns and search tables anew from the bodies, after fields were added or the collection became searchable. */
  refill(): void {
    const table = tableOf(this.collection.name);
    const page = arrays(this.db, `SELECT n, pool, key, seq, body FROM ${table} WHERE n > ? ORDER BY n LIMIT 1000`);
    let last = 0;
    for (;;) {
      const rows = page.all(last) as unknown as [number, string, string, number, string][];
      for (const [n, pool, key, seq, text] of rows) {
        const change = { pool, collection: this.collection.name, key, seq, body: JSON.parse(text) as unknown };
        this.#put(change, text);
        last = n;
      }
      if (rows.length === 0) return;
    }
  }

  /** A step of removing what the search tables still hold of removed words; false when nothing is left of it. */
  purge(first: boolean): boolean {
    return this.#search?.purge(first) ?? false;
  }

  #isPlain(): boolean {
    return this.#fields.length === 0 && this.#search === null;
  }

  #put(change: Change, text: string): void {
    const place = this.#store(change, text);
    this.#search?.put(place, change, change.body);
  }

  /** Answers the row it is stored in. */
  #store({ pool, key, seq, body }: Change, text: string): { n: number; isNew: boolean } {
    const values = this.#fields.map((field) => valueAt(body, field));
    const { changes, lastInsertRowid } = this.#insert().run(pool, key, seq, text, ...values);
    if (changes === 1) return { n: Number(lastInsertRowid), isNew: true };
    const old = this.#row(pool, key);
    if (old === null) throw new BrokenInvariant(`${this.collection.name}/${key} is stored and cannot be found`);
    const isSame = values.every((value, at) => value === old.values[at]);
    if (isSame) this.#update().run(seq, text, old.n);
    else this.#updateAll().run(seq, text, ...values, old.n);
    return { n: old.n, isNew: false };
  }

  #erase(pool: string, key: string): void {
    const old = this.#row(pool, key);
    if (old === null) return;
    this.#remove().run(old.n);
    this.#search?.remove(old.n);
  }

  #row(pool: string, key: string): Row | null {
    const row = this.#find().get(pool, key) as unknown as [number, number, ...FieldValue[]] | undefined;
    return row === undefined ? null : { n: row[0], seq: row[1], values: row.slice(2) };
  }
}

/** A statement that is prepared when it is first wanted: a start opens every collection and needs few of them. */
type Prepared = () => StatementSync;

function once(db: DatabaseSync, sql: string, prepare = plain): Prepared {
  let statement: StatementSync | null = null;
  return () => (statement ??= prepare(db, sql));
}

function plain(db: DatabaseSync, sql: string): StatementSync {
  return db.prepare(sql);
}

function arrays(db: DatabaseSync, sql: string): StatementSync {
  const statement = db.prepare(sql);
  statement.setReturnArrays(true);
  return statement;
}
