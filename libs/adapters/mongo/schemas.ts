import mongoose from 'mongoose';
import type { Connection, SchemaDefinition } from 'mongoose';
import type { Collection, IndexSpec } from '#libs/ports/collections.js';
import { keyNames, tombstoneIndex } from './key-rows.js';
import { fieldOf } from './rows.js';

/** Fields in the order of an index, all ascending. */
type IndexFields = Record<string, 1>;

export interface DeclaredIndex {
  name: string;
  fields: IndexFields;
  /** Only documents that have this field are in it. */
  only?: string;
}

/** The fixed collections beside those of the list. */
export const names = {
  events: 'events',
  positions: 'positions',
  heads: 'heads',
  cursors: 'cursors',
  meta: 'meta',
} as const;

export const eventIndexes = {
  byNumber: { name: 'by-number', fields: { partition: 1, n: 1 } },
  about: { name: 'about', fields: { subject: 1, _id: 1 }, only: 'subject' },
} as const satisfies Record<string, DeclaredIndex>;

/** The indexes behind a search: whole words, and the two orders, which carry the words so that a walk reads nothing else. */
export const searchIndexes = {
  words: { name: 'search-words', fields: { pool: 1, 's.words': 1, 's.text': 1 } },
  name: { name: 'search-name', fields: { pool: 1, 's.name': 1, _id: 1, 's.text': 1 } },
  last: { name: 'search-last', fields: { pool: 1, 's.last': 1, _id: 1, 's.text': 1 } },
} as const satisfies Record<string, DeclaredIndex>;

/** The collection of documents or records in the database. */
export function collectionName(collection: string): string {
  return `doc_${collection.replaceAll('-', '_')}`;
}

/** Named by what it holds: an index that a later release declares anew gets a new name and is built beside the old one. */
export function declaredIndex({ name, fields, sparse }: IndexSpec): DeclaredIndex {
  const paths = fields.map((field) => `f.${fieldOf(field)}`);
  const keys = Object.fromEntries(['pool', ...paths, '_id'].map((path) => [path, 1 as const]));
  const only = sparse === true ? { only: paths[0] } : {};
  return { name: `${name}(${fields.join()})${sparse === true ? ' sparse' : ''}`, fields: keys, ...only };
}

/** Makes the mongoose models of all collections: the typed list, and the fixed ones around the ledger. */
export function defineModels(connection: Connection, collections: readonly Collection[]): void {
  const { String: text, Number: number, Mixed: any } = mongoose.Schema.Types;
  define(
    connection,
    names.events,
    { _id: text, id: text, partition: number, n: number, subject: text, value: text },
    Object.values(eventIndexes),
  );
  define(connection, names.positions, { _id: number, next: number, lastInput: text, events: number });
  define(connection, names.heads, { _id: text, epoch: number, seq: number, now: number });
  define(connection, names.cursors, { _id: number, next: number });
  define(connection, names.meta, { _id: text, value: any });
  for (const collection of collections) {
    const row = { _id: text, pool: text, seq: number, body: text, f: any, s: any };
    define(connection, collectionName(collection.name), row, indexesOf(collection));
  }
}

function indexesOf({ indexes, searchable }: Collection): DeclaredIndex[] {
  return [...indexes.map(declaredIndex), ...(searchable === true ? Object.values(searchIndexes) : [])];
}

/** The models of the wrapped keys and of the erasure log, in databases of their own. */
export function defineKeyModels(keys: Connection, erasures: Connection): void {
  const { String: text, Number: number, Buffer: bytes, Boolean: yes } = mongoose.Schema.Types;
  const place = { _id: text, pool: text, subject: text, at: number };
  define(keys, keyNames.keys, { ...place, wrapped: bytes, destroyed: yes }, [tombstoneIndex]);
  define(keys, keyNames.proof, { _id: text, sealed: bytes });
  define(keys, keyNames.changes, { _id: text, count: number });
  define(erasures, keyNames.erasures, place);
}

/** Makes the model of one collection. */
function define(
  connection: Connection,
  name: string,
  definition: SchemaDefinition,
  indexes: readonly DeclaredIndex[] = [],
): void {
  const schema = new mongoose.Schema(definition, {
    collection: name,
    versionKey: false,
    strict: 'throw',
    minimize: false,
  });
  for (const { name: indexName, fields, only } of indexes) {
    const partial = only === undefined ? {} : { partialFilterExpression: { [only]: { $exists: true } } };
    schema.index(fields, { name: indexName, ...partial });
  }
  connection.model(name, schema, name);
}
