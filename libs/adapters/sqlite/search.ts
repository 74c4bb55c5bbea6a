import { BrokenInvariant } from '#libs/kernel/errors.js';
import type { Collection } from '#libs/ports/collections.js';
import type { Page, SearchQuery, Stored } from '#libs/ports/documents.js';
import { cursorOf, readCursor } from './cursor.js';
import { column, spaced, tableOf, term, wordTableOf } from './fields.js';
import { sortIndexName } from './schema.js';
import type { Statements } from './statements.js';
import { matching } from './word-index.js';

/** Up to so many hits are listed and sorted; with more, walking the sorted index meets enough of them sooner (measured at a million contacts). */
const LISTED = 8_000;

const ORDERS = {
  name: { field: 'sortName', direction: 'ASC', behind: '>' },
  last: { field: 'lastAt', direction: 'DESC', behind: '<' },
} as const;

type Hit = [key: string, order: string | number];

/** One page of the contacts in which every word begins a word. By name ascending, or by last sign, newest first. */
export function search<Body>(statements: Statements, collection: Collection, query: SearchQuery): Page<Body> {
  if (collection.searchable !== true) throw new BrokenInvariant(`${collection.name} is not searchable`);
  const prefixes = query.words.flatMap((word) => spaced(word).split(' ').slice(1));
  const hits = isRare(statements, query, prefixes)
    ? listed(statements, query, prefixes)
    : walked(statements, query, prefixes);
  const shown = hits.slice(0, query.limit);
  const last = shown.at(-1);
  const next = last === undefined || hits.length === shown.length ? null : cursorOf([last[1], last[0]]);
  return { items: shown.flatMap(([key]) => body<Body>(statements, query, key)), next };
}

function isRare(statements: Statements, { pool, collection }: SearchQuery, prefixes: string[]): boolean {
  if (prefixes.length === 0) return false;
  const table = wordTableOf(collection);
  const sql = `SELECT count(*) FROM (SELECT 1 FROM ${table} WHERE ${table} MATCH ? LIMIT ${String(LISTED + 1)})`;
  const [row] = statements.rows<[number]>(sql, [matching(pool, prefixes)]);
  return (row?.[0] ?? 0) <= LISTED;
}

/** Every hit of the word index, sorted. */
function listed(statements: Statements, query: SearchQuery, prefixes: string[]): Hit[] {
  const words = wordTableOf(query.collection);
  const from = `${words} CROSS JOIN ${tableOf(query.collection)} ON n = ${words}.rowid`;
  return page(statements, query, prefixes, {
    from,
    where: [`${words} MATCH ?`],
    values: [matching(query.pool, prefixes)],
  });
}

/** Along the sort index, which carries the words, until the page is full. */
function walked(statements: Statements, query: SearchQuery, prefixes: string[]): Hit[] {
  const index = sortIndexName(query.collection, ORDERS[query.sort].field);
  return page(statements, query, prefixes, {
    from: `${tableOf(query.collection)} INDEXED BY "${index}"`,
    where: [],
    values: [],
  });
}

interface Source {
  from: string;
  where: string[];
  values: (string | number)[];
}

function page(statements: Statements, query: SearchQuery, prefixes: string[], { from, where, values }: Source): Hit[] {
  const { field, direction, behind } = ORDERS[query.sort];
  const conditions = [...where, 'pool = ?', ...prefixes.map(() => `instr(${column('words')}, ?) > 0`)];
  const bound = [...values, query.pool, ...prefixes.map((prefix) => ` ${prefix}`)];
  if (query.after !== undefined) {
    conditions.push(`(${term(field)}, key) ${behind} (?, ?)`);
    bound.push(...readCursor(query.after, 2));
  }
  const sql = `SELECT key, ${term(field)} FROM ${from} WHERE ${conditions.join(' AND ')}
    ORDER BY ${term(field)} ${direction}, key ${direction} LIMIT ?`;
  return statements.rows<Hit>(sql, [...bound, query.limit + 1]);
}

function body<Body>(statements: Statements, { pool, collection }: SearchQuery, key: string): Stored<Body>[] {
  const rows = statements.rows<[number, string]>(
    `SELECT seq, body FROM ${tableOf(collection)} WHERE pool = ? AND key = ?`,
    [pool, key],
  );
  return rows.map(([seq, text]) => ({ pool, collection, key, seq, body: JSON.parse(text) as Body }));
}
