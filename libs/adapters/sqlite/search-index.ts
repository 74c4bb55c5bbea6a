import { createHash } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { MISSING, valueAt } from '#libs/adapters/stored/field-value.js';
import type { FieldValue } from '#libs/adapters/stored/field-value.js';
import { spaced } from '#libs/adapters/stored/words.js';

/** Characters before each word that keep the pools apart. Two pools may share one: whoever reads checks the pool of the row. */
const SCOPE = 5;
/** Pages merged in one step of a purge. */
const MERGED = 16;

export const SORT_COLUMNS = { name: 'sort_name', last: 'last_at' } as const;

/** One short row a document: what it is sorted by and its words, with a space before each. */
export function searchTableOf(collection: string): string {
  return `search_${collection.replaceAll('-', '_')}`;
}

export function wordTableOf(collection: string): string {
  return `words_${collection.replaceAll('-', '_')}`;
}

export function sortIndexOf(collection: string, column: string): string {
  return `${searchTableOf(collection)}_${column}`;
}

/**
 * The tables of a searchable collection. Both sort indexes carry the words, so that a walk along them reads nothing else.
 * In the full-text index every character but white space belongs to a word, and prefixes of 1 to 3 letters have an index
 * of their own, so that counting them is quick.
 */
export function createSearchTables(collection: string): string {
  const table = searchTableOf(collection);
  const indexes = Object.values(SORT_COLUMNS).map(
    (column) => `CREATE INDEX ${sortIndexOf(collection, column)} ON ${table}(pool, ${column}, key, words)`,
  );
  const prefixes = [1, 2, 3].map((letters) => SCOPE + letters).join(' ');
  return `CREATE TABLE ${table}(n INTEGER PRIMARY KEY, pool TEXT NOT NULL, key TEXT NOT NULL, sort_name NOT NULL, last_at NOT NULL, words TEXT NOT NULL);
    ${indexes.join(';')};
    CREATE VIRTUAL TABLE ${wordTableOf(collection)} USING fts5(words, content='', columnsize=0, detail=none,
      prefix='${prefixes}', tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'")`;
}

/** The full-text query for rows of a pool in which every prefix begins a word. */
export function matching(pool: string, prefixes: string[]): string {
  return prefixes.map((prefix) => `"${scopeOf(pool)}${prefix.replaceAll('"', '""')}" *`).join(' AND ');
}

interface Row {
  pool: string;
  name: FieldValue;
  last: FieldValue;
  words: string;
}

/**
 * Keeps the search tables of a collection, and touches of them only what a change concerns.
 * Removed words stay in older parts of the full-text index until these are merged: `purge` does that after an erasure.
 * (FTS5's `secure-delete` would do it at once, and made renaming one contact in 100,000 cost 0.8 ms instead of 0.05.)
 */
export class SearchIndex {
  readonly #get: StatementSync;
  readonly #add: StatementSync;
  readonly #change: StatementSync;
  readonly #touch: StatementSync;
  readonly #remove: StatementSync;
  readonly #addWords: StatementSync;
  readonly #removeWords: StatementSync;
  readonly #merge: StatementSync;
  readonly #changes: StatementSync;

  constructor(db: DatabaseSync, collection: string) {
    const [table, words] = [searchTableOf(collection), wordTableOf(collection)];
    this.#get = db.prepare(`SELECT pool, sort_name AS name, last_at AS last, words FROM ${table} WHERE n = ?`);
    // Not INSERT OR REPLACE: it opens a savepoint, at which the full-text index writes out what it gathers for the commit.
    this.#add = db.prepare(`INSERT INTO ${table} VALUES (?, ?, ?, ?, ?, ?)`);
    this.#change = db.prepare(`UPDATE ${table} SET sort_name = ?, last_at = ?, words = ? WHERE n = ?`);
    this.#touch = db.prepare(`UPDATE ${table} SET last_at = ? WHERE n = ?`);
    this.#remove = db.prepare(`DELETE FROM ${table} WHERE n = ?`);
    this.#addWords = db.prepare(`INSERT INTO ${words}(rowid, words) VALUES (?, ?)`);
    this.#removeWords = db.prepare(`INSERT INTO ${words}(${words}, rowid, words) VALUES ('delete', ?, ?)`);
    this.#merge = db.prepare(`INSERT INTO ${words}(${words}, rank) VALUES ('merge', ?)`);
    this.#changes = db.prepare('SELECT total_changes() AS changes');
  }

  /** `n` is the document's row; a new one has none here yet. */
  put({ n, isNew }: { n: number; isNew: boolean }, { pool, key }: { pool: string; key: string }, body: unknown): void {
    const [old, now] = [isNew ? null : this.#row(n), rowOf(pool, body)];
    if (old === null) this.#add.run(n, pool, key, now.name, now.last, now.words);
    else this.#update(n, old, now);
    if (old?.words !== now.words) this.#rename(n, old, now);
  }

  remove(n: number): void {
    const old = this.#row(n);
    if (old === null) return;
    this.#remove.run(n);
    this.#removeWords.run(n, scoped(old.pool, old.words));
  }

  /** One step of merging all parts into one without what was removed, a few milliseconds; false when that is done. `first` begins it. */
  purge(first: boolean): boolean {
    const before = Number(this.#changes.get()?.changes);
    this.#merge.run(first ? -MERGED : MERGED);
    return Number(this.#changes.get()?.changes) - before >= 2;
  }

  #update(n: number, old: Row, now: Row): void {
    if (old.words !== now.words || old.name !== now.name) this.#change.run(now.name, now.last, now.words, n);
    else if (old.last !== now.last) this.#touch.run(now.last, n);
  }

  #rename(n: number, old: Row | null, now: Row): void {
    if (old !== null) this.#removeWords.run(n, scoped(old.pool, old.words));
    this.#addWords.run(n, scoped(now.pool, now.words));
  }

  #row(n: number): Row | null {
    return (this.#get.get(n) as Row | undefined) ?? null;
  }
}

function rowOf(pool: string, body: unknown): Row {
  const [name, last] = [valueAt(body, 'sortName') ?? MISSING, valueAt(body, 'lastAt') ?? MISSING];
  return { pool, name, last, words: spaced(String(valueAt(body, 'words') ?? '')) };
}

/** Words (a space before each) as the full-text index holds them: with the pool before each. */
export function scoped(pool: string, words: string): string {
  return words.replaceAll(' ', ` ${scopeOf(pool)}`);
}

const scopes = new Map<string, string>();

function scopeOf(pool: string): string {
  let scope = scopes.get(pool);
  if (scope === undefined) {
    const digest = createHash('sha256').update(pool).digest();
    scope = digest.readUIntBE(0, 6).toString(36).padStart(SCOPE, '0').slice(-SCOPE);
    scopes.set(pool, scope);
  }
  return scope;
}
