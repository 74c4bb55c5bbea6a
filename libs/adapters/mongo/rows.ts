import { MISSING, valueAt } from '#libs/adapters/stored/field-value.js';
import { spaced, wordsOf } from '#libs/adapters/stored/words.js';
import { BrokenInvariant } from '#libs/kernel/errors.js';
import type { Collection } from '#libs/ports/collections.js';
import type { Stored } from '#libs/ports/documents.js';

/**
 * A document or record. The body is JSON text: what comes back is exactly what was saved, no key or value in it means
 * anything to the database, and it costs less than the same as fields. What an index needs stands beside it.
 */
export interface DocumentRow {
  /** `<pool>/<key>` */
  _id: string;
  pool: string;
  seq: number;
  body: string;
  /** indexed fields of the body that have a value */
  f?: Record<string, string | number>;
  s?: SearchRow;
}

/** What a searchable document is found and sorted by. */
interface SearchRow {
  words: string[];
  /** the words with a space before each; carried by the sort indexes */
  text: string;
  name: string;
  last: number;
}

export interface EventRow {
  /** `<pool>/<zero-padded seq>`: the only unique key of an event */
  _id: string;
  /** the envelope's id */
  id: string;
  partition: number;
  /** 0, 1, 2 … within the partition */
  n: number;
  subject?: string;
  /** the envelope as JSON */
  value: string;
}

export interface PositionRow {
  /** the partition */
  _id: number;
  next: number;
  lastInput?: string;
  /** how many events its commits have added: the number of the next one */
  events: number;
}

export interface HeadRow {
  /** the pool */
  _id: string;
  epoch: number;
  seq: number;
  now: number;
}

/** How far a partition's events are published. */
export interface CursorRow {
  /** the partition */
  _id: number;
  next: number;
}

/** Texts that reach a filter are texts, whatever a caller's types say: an object there would be an operator. */
export function text(value: string): string {
  if (typeof value === 'string') return value;
  throw new BrokenInvariant('a key or name that is asked for must be a text');
}

export function number(value: number): number {
  if (typeof value === 'number') return value;
  throw new BrokenInvariant('a number that is asked for must be one');
}

/** `<pool>/<key>`. A pool's name holds no `/`, so that no two places share an id. */
export function idOf(pool: string, key: string): string {
  if (text(pool).includes('/')) throw new BrokenInvariant(`${pool} is no name of a pool`);
  return `${pool}/${text(key)}`;
}

/** The field of a row that holds an indexed field of the body. */
export function fieldOf(path: string): string {
  return path.replaceAll('.', '_');
}

/** What stands beside the body of a document for the indexes of its collection. */
export function indexedOf(collection: Collection, body: unknown): Pick<DocumentRow, 'f' | 's'> {
  const paths = collection.indexes.flatMap(({ fields }) => fields);
  const values = paths.flatMap((path) => {
    const value = valueAt(body, path);
    return value === null ? [] : [[fieldOf(path), value] as const];
  });
  const f = values.length > 0 ? { f: Object.fromEntries(values) } : {};
  return collection.searchable === true ? { ...f, s: searchRow(body) } : f;
}

function searchRow(body: unknown): SearchRow {
  const words = String(valueAt(body, 'words') ?? '');
  const last = valueAt(body, 'lastAt');
  return {
    words: [...new Set(wordsOf(words))],
    text: spaced(words),
    name: String(valueAt(body, 'sortName') ?? ''),
    last: typeof last === 'number' ? last : MISSING,
  };
}

export function storedOf<Body>(
  collection: string,
  { _id, pool, seq, body }: Omit<DocumentRow, 'f' | 's'>,
): Stored<Body> {
  return { pool, collection, key: _id.slice(pool.length + 1), seq, body: JSON.parse(body) as Body };
}
