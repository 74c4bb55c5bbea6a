import { BrokenInvariant } from '#libs/kernel/errors.js';
import type { Collection, IndexSpec } from '#libs/ports/collections.js';
import type { ListQuery, Page, Stored } from '#libs/ports/documents.js';
import { cursorOf, readCursor } from '#libs/adapters/stored/cursor.js';
import { column, tableOf, termsOf } from './fields.js';
import { indexName } from './schema.js';
import type { Statements } from './statements.js';

type Value = string | number;
type Row = [key: string, seq: number, body: string, ...order: Value[]];

/** One page of a declared index, in its order. */
export function namedQuery<Body>(statements: Statements, collection: Collection, query: ListQuery): Page<Body> {
  const index = declared(collection, query.index);
  const terms = termsOf(index);
  const equals = query.equals ?? [];
  const order = [...terms.slice(equals.length), 'key'];
  const { conditions, values } = bounds(query, terms, order);
  if (index.sparse === true) conditions.push(`${column(index.fields[0] ?? '')} IS NOT NULL`);
  const rows = statements.rows<Row>(
    `SELECT key, seq, body, ${order.join(', ')} FROM ${tableOf(collection.name)} INDEXED BY "${indexName(collection.name, index)}"
     WHERE ${conditions.join(' AND ')}
     ORDER BY ${order.map((field) => `${field} ${query.reverse === true ? 'DESC' : 'ASC'}`).join(', ')} LIMIT ?`,
    [...values, query.limit + 1],
  );
  const shown = rows.slice(0, query.limit);
  return { items: shown.map((row) => stored<Body>(query, row)), next: nextOf(rows, shown) };
}

function declared(collection: Collection, name: string): IndexSpec {
  const index = collection.indexes.find((spec) => spec.name === name);
  if (index === undefined)
    throw new BrokenInvariant(`${collection.name} has no index ${name} in the list of collections`);
  return index;
}

function bounds(query: ListQuery, terms: string[], order: string[]): { conditions: string[]; values: Value[] } {
  const conditions = ['pool = ?'];
  const values: Value[] = [query.pool];
  const add = (condition: string, ...bound: Value[]): void => {
    conditions.push(condition);
    values.push(...bound);
  };
  const equals = query.equals ?? [];
  if (equals.length > terms.length) throw new BrokenInvariant(`${query.index} has fewer fields than values were given`);
  equals.forEach((value, at) => {
    add(`${terms[at] ?? ''} = ?`, value);
  });
  const ranged = order[0] ?? 'key';
  if (query.from !== undefined) add(`${ranged} >= ?`, query.from);
  if (query.to !== undefined) add(`${ranged} < ?`, query.to);
  if (query.after !== undefined) {
    const behind = query.reverse === true ? '<' : '>';
    add(
      `(${order.join(', ')}) ${behind} (${order.map(() => '?').join(', ')})`,
      ...readCursor(query.after, order.length),
    );
  }
  return { conditions, values };
}

function nextOf(rows: Row[], shown: Row[]): string | null {
  const last = shown.at(-1);
  return last === undefined || rows.length === shown.length ? null : cursorOf(last.slice(3));
}

function stored<Body>({ pool, collection }: ListQuery, [key, seq, body]: Row): Stored<Body> {
  return { pool, collection, key, seq, body: JSON.parse(body) as Body };
}
