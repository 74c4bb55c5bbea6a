import { cursorOf, readCursor } from '#libs/adapters/stored/cursor.js';
import { MISSING } from '#libs/adapters/stored/field-value.js';
import { BrokenInvariant } from '#libs/kernel/errors.js';
import type { Collection, IndexSpec } from '#libs/ports/collections.js';
import type { ListQuery, Page } from '#libs/ports/documents.js';
import { compareEnds, FIRST, keysOf, LAST } from './bounds.js';
import type { End, FieldEnd } from './bounds.js';
import { fieldOf, idOf, storedOf, text } from './rows.js';
import type { DocumentRow } from './rows.js';
import { declaredIndex } from './schemas.js';
import type { Tables } from './tables.js';

interface Range {
  from: End;
  to: End;
}

/** One page of a declared index, in its order: a range of the index's own keys, read forwards or backwards. */
export async function namedQuery<Body>(tables: Tables, query: ListQuery): Promise<Page<Body>> {
  const spec = declared(tables.collection(query.collection), query.index);
  const { name, fields, only } = declaredIndex(spec);
  const range = rangeOf(query, spec);
  if (compareEnds(range.from, range.to) >= 0) return { items: [], next: null };
  const paths = Object.keys(fields);
  const direction = query.reverse === true ? -1 : 1;
  const rows = await tables
    .rows(query.collection)
    .find(only === undefined ? {} : { [only]: { $exists: true } }, { hint: name, limit: query.limit + 1 })
    .min(keysOf(paths, range.from))
    .max(keysOf(paths, range.to))
    .sort(Object.fromEntries(paths.map((path) => [path, direction])))
    .toArray();
  const shown = rows.slice(0, query.limit);
  const last = rows.length > shown.length ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => storedOf<Body>(query.collection, row)),
    next: last === undefined ? null : cursorAt(query, spec, last),
  };
}

function declared(collection: Collection, name: string): IndexSpec {
  const index = collection.indexes.find((spec) => spec.name === name);
  if (index === undefined)
    throw new BrokenInvariant(`${collection.name} has no index ${name} in the list of collections`);
  return index;
}

/** Pool and equal fields, then the bounds of the next field, or a page's end where that lies further in. */
function rangeOf(query: ListQuery, { fields }: IndexSpec): Range {
  const equals = (query.equals ?? []).map(value);
  if (equals.length > fields.length)
    throw new BrokenInvariant(`${query.index} has fewer fields than values were given`);
  const open = fields.length + 1 - equals.length;
  const start: End = [text(query.pool), ...equals];
  const full = (bound: string | number | undefined, filling: FieldEnd): End =>
    bound === undefined
      ? [...start, ...filled(open, filling)]
      : [...start, bounded(query, open, bound), ...filled(open - 1, FIRST)];
  const range = { from: full(query.from, FIRST), to: full(query.to, LAST) };
  if (query.after === undefined) return range;
  const place = [...start, ...placeOf(query, open)];
  if (query.reverse === true) return { ...range, to: earlier(range.to, place) };
  return { ...range, from: later(range.from, justBehind(place)) };
}

/** Where nothing but the key is left of the index, the bounds are keys. */
function bounded({ pool }: ListQuery, open: number, bound: string | number): FieldEnd {
  return open === 1 ? idOf(pool, String(bound)) : value(bound);
}

function filled(length: number, filling: FieldEnd): End {
  return Array.from({ length }, () => filling);
}

/** What the page before ended with. */
function placeOf({ pool, after = '' }: ListQuery, length: number): End {
  const values = readCursor(after, length);
  const key = String(values.pop());
  return [...values.map((one) => (one === MISSING ? null : one)), idOf(pool, key)];
}

/** The first place behind a document: ids are texts, and nothing lies between a text and the same with a zero behind it. */
function justBehind(place: End): End {
  return place.with(-1, `${String(place.at(-1))}\0`);
}

function later(one: End, other: End): End {
  return compareEnds(one, other) < 0 ? other : one;
}

function earlier(one: End, other: End): End {
  return compareEnds(one, other) < 0 ? one : other;
}

function cursorAt(query: ListQuery, { fields }: IndexSpec, { _id, pool, f }: DocumentRow): string {
  const values = fields.slice(query.equals?.length ?? 0).map((field) => f?.[fieldOf(field)] ?? MISSING);
  return cursorOf([...values, _id.slice(pool.length + 1)]);
}

function value(given: string | number): string | number {
  if (typeof given === 'string' || typeof given === 'number') return given;
  throw new BrokenInvariant('an index is asked for texts and numbers');
}
