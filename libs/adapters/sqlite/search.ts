import { BrokenInvariant } from '#libs/kernel/errors.js';
import type { Collection } from '#libs/ports/collections.js';
import type { Page, SearchQuery, Stored } from '#libs/ports/documents.js';
import { cursorOf, readCursor } from '#libs/adapters/stored/cursor.js';
import { wordsOf } from '#libs/adapters/stored/words.js';
import { tableOf } from './fields.js';
import { matching, searchTableOf, SORT_COLUMNS, sortIndexOf, wordTableOf } from './search-index.js';
import type { Statements } from './statements.js';

/** Up to so many hits are listed and sorted; with more, walking the sorted index meets enough of them sooner. Both measured at a million contacts. */
const LISTED = 8_000;
/** So many entries are walked at most: where the hits lie close together and far off, listing them all is quicker after all. */
const WALKED = 30_000;

type Hit = [key: string, place: string | number];

/** One page of the contacts in which every word begins a word. By name ascending, or by last sign, newest first. */
export function search<Body>(statements: Statements, query: SearchQuery): Page<Body> {
  const hits = find(statements, query, prefixesOf(query));
  const shown = hits.slice(0, query.limit);
  const last = shown.at(-1);
  const next = last === undefined || hits.length === shown.length ? null : cursorOf([last[1], last[0]]);
  return { items: shown.flatMap(([key]) => bodyOf<Body>(statements, query, key)), next };
}

/** Throws BrokenInvariant for a collection that is not searchable, OutsideWorld `cursor-invalid` for a foreign cursor. */
export function checkSearch(collections: readonly Collection[], { collection, after }: SearchQuery): void {
  const isSearchable = collections.some(({ name, searchable }) => name === collection && searchable === true);
  if (!isSearchable) throw new BrokenInvariant(`${collection} is not searchable`);
  if (after !== undefined) readCursor(after, 2);
}

function prefixesOf({ words }: SearchQuery): string[] {
  return words.flatMap(wordsOf);
}

/** One hit more than asked for, if there is one. */
function find(statements: Statements, query: SearchQuery, prefixes: string[]): Hit[] {
  if (prefixes.length > 0 && isRare(statements, query, prefixes)) return list(statements, query, prefixes);
  const hits = walk(statements, query, prefixes);
  const isEnough = prefixes.length === 0 || hits.length > query.limit;
  return isEnough ? hits : list(statements, query, prefixes);
}

function isRare(statements: Statements, { pool, collection }: SearchQuery, prefixes: string[]): boolean {
  const table = wordTableOf(collection);
  const sql = `SELECT count(*) FROM (SELECT 1 FROM ${table} WHERE ${table} MATCH ? LIMIT ${LISTED + 1})`;
  const [row] = statements.rows<[number]>(sql, [matching(pool, prefixes)]);
  return (row?.[0] ?? 0) <= LISTED;
}

/** Every hit of the full-text index, sorted. */
function list(statements: Statements, query: SearchQuery, prefixes: string[]): Hit[] {
  const { column, order, behind, values } = placed(query);
  const [words, table] = [wordTableOf(query.collection), searchTableOf(query.collection)];
  const sql = `SELECT key, ${column} FROM ${words} CROSS JOIN ${table} ON n = ${words}.rowid
    WHERE ${words} MATCH ? AND pool = ? ${behind} ${containing('AND', table, prefixes)} ${order} LIMIT ?`;
  const bound = [matching(query.pool, prefixes), query.pool, ...values, ...begun(prefixes)];
  return statements.rows<Hit>(sql, [...bound, query.limit + 1]);
}

/** Along the sort index until the page is full or the walk too long. */
function walk(statements: Statements, query: SearchQuery, prefixes: string[]): Hit[] {
  const { column, order, behind, values } = placed(query);
  const sql = `SELECT key, ${column} FROM (
      SELECT key, ${column}, words FROM ${searchTableOf(query.collection)} INDEXED BY ${sortIndexOf(query.collection, column)}
      WHERE pool = ? ${behind} ${order} LIMIT ${WALKED}) AS walked
    ${containing('WHERE', 'walked', prefixes)} LIMIT ?`;
  return statements.rows<Hit>(sql, [query.pool, ...values, ...begun(prefixes), query.limit + 1]);
}

/** What a page is ordered by, and the condition that it lies behind the one before. */
function placed({ sort, after }: SearchQuery) {
  const column = SORT_COLUMNS[sort];
  const [direction, far] = sort === 'name' ? ['ASC', '>'] : ['DESC', '<'];
  return {
    column,
    order: `ORDER BY ${column} ${direction}, key ${direction}`,
    behind: after === undefined ? '' : `AND (${column}, key) ${far} (?, ?)`,
    values: after === undefined ? [] : readCursor(after, 2),
  };
}

/** That every prefix begins a word. */
function containing(first: 'AND' | 'WHERE', table: string, prefixes: string[]): string {
  const conditions = prefixes.map(() => `instr(${table}.words, ?) > 0`);
  return conditions.length === 0 ? '' : `${first} ${conditions.join(' AND ')}`;
}

function begun(prefixes: string[]): string[] {
  return prefixes.map((prefix) => ` ${prefix}`);
}

function bodyOf<Body>(statements: Statements, { pool, collection }: SearchQuery, key: string): Stored<Body>[] {
  const sql = `SELECT seq, body FROM ${tableOf(collection)} WHERE pool = ? AND key = ?`;
  const rows = statements.rows<[number, string]>(sql, [pool, key]);
  return rows.map(([seq, text]) => ({ pool, collection, key, seq, body: JSON.parse(text) as Body }));
}
