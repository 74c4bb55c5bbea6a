import { createHash } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { wordTableOf } from './fields.js';

/** Characters before each word that keep the pools apart. Two pools may share one: whoever reads checks the pool of the row. */
const SCOPE = 5;
/** Pages merged in one step of a purge. */
const MERGED = 16;

/** Every character but white space belongs to a word; prefixes of 1 to 3 letters have their own index, so that counting them is quick. */
export function createWordIndex(collection: string): string {
  const prefixes = [1, 2, 3].map((letters) => SCOPE + letters).join(' ');
  return `CREATE VIRTUAL TABLE ${wordTableOf(collection)} USING fts5(words, content='', columnsize=0, detail=none,
    prefix='${prefixes}', tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'")`;
}

/** The full-text query for rows of a pool in which every prefix begins a word. */
export function matching(pool: string, prefixes: string[]): string {
  return prefixes.map((prefix) => `"${scopeOf(pool)}${prefix.replaceAll('"', '""')}" *`).join(' AND ');
}

/**
 * Keeps the full-text index of a searchable collection; it holds no text of its own, so removing needs the old words.
 * Removed words stay in older parts of the index until these are merged: `purge` does that after an erasure. (FTS5's
 * `secure-delete` would do it at once, and made renaming one contact in 100,000 cost 0.8 ms instead of 0.05.)
 */
export class WordIndex {
  readonly #add: StatementSync;
  readonly #remove: StatementSync;
  readonly #merge: StatementSync;
  readonly #changes: StatementSync;

  constructor(db: DatabaseSync, collection: string) {
    const table = wordTableOf(collection);
    this.#add = db.prepare(`INSERT INTO ${table}(rowid, words) VALUES (?, ?)`);
    this.#remove = db.prepare(`INSERT INTO ${table}(${table}, rowid, words) VALUES ('delete', ?, ?)`);
    this.#merge = db.prepare(`INSERT INTO ${table}(${table}, rank) VALUES ('merge', ?)`);
    this.#changes = db.prepare('SELECT total_changes() AS changes');
  }

  /** One step of merging all parts into one without what was removed, a few milliseconds; false when that is done. `first` begins it. */
  purge(first: boolean): boolean {
    const before = Number(this.#changes.get()?.changes);
    this.#merge.run(first ? -MERGED : MERGED);
    return Number(this.#changes.get()?.changes) - before >= 2;
  }

  /** `before` and `after` are the row's spaced words, null for none. */
  change(pool: string, row: number, before: string | null, after: string | null): void {
    if (before === after) return;
    if (before !== null) this.#remove.run(row, scoped(pool, before));
    if (after !== null) this.#add.run(row, scoped(pool, after));
  }
}

function scoped(pool: string, words: string): string {
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
