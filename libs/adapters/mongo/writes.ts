import { bodyText } from '#libs/adapters/stored/sizes.js';
import { BrokenInvariant, CommitFailed } from '#libs/kernel/errors.js';
import type { Collection } from '#libs/ports/collections.js';
import type { Change, GuardedChange } from '#libs/ports/documents.js';
import type { Operation, Session } from './driver.js';
import { idOf, indexedOf } from './rows.js';
import type { DocumentRow } from './rows.js';
import type { Tables } from './tables.js';

type Written = Change | GuardedChange;

/** The operations of one collection, in the order of the changes, and how many documents its replacements must meet or make. */
export interface Operations {
  list: Operation<DocumentRow>[];
  meeting: number;
  guarded: boolean;
}

/** What the changes mean, by collection. Throws CommitFailed `deterministic` for a body of more than `limit` bytes. */
export function operationsOf(tables: Tables, changes: readonly Written[], limit: number): Map<string, Operations> {
  const found = new Map<string, Operations>();
  for (const change of changes) {
    const { name } = tables.collection(change.collection);
    const operations = found.get(name) ?? { list: [], meeting: 0, guarded: false };
    found.set(name, operations);
    add(operations, tables.collection(name), change, limit);
  }
  return found;
}

/** Writes them, a collection at a time; more than one operation needs a transaction. Throws CommitFailed `fenced` if a guard does not match: then the transaction must end. */
export async function write(tables: Tables, operations: Map<string, Operations>, session?: Session): Promise<void> {
  for (const [name, { list, meeting }] of operations) {
    const { matchedCount, upsertedCount } = await tables.rows(name).bulkWrite(list, { session, ordered: true });
    if (matchedCount + upsertedCount !== meeting) throw guardFailed(name);
  }
}

export function guardFailed(collection: string): CommitFailed {
  return new CommitFailed('fenced', `a document of ${collection} is no longer what this change was made from`);
}

// eslint-disable-next-line max-params -- one change into one list
function add(operations: Operations, collection: Collection, change: Written, limit: number): void {
  const { list } = operations;
  const row = change.body === null ? null : rowOf(collection, change, limit);
  const _id = idOf(change.pool, change.key);
  if (!('expect' in change)) {
    if (row === null) list.push({ deleteOne: { filter: { _id } } });
    else list.push({ replaceOne: { filter: { _id }, replacement: row, upsert: true } });
    operations.meeting += row === null ? 0 : 1;
    return;
  }
  // A removal is guarded by a write that meets only the version expected, or makes the document that must not be there.
  const { expect: seq } = change;
  operations.guarded = true;
  if (seq === null) list.push({ insertOne: { document: { _id, ...(row ?? nothing(change)) } } });
  else list.push({ replaceOne: { filter: { _id, seq: version(seq) }, replacement: row ?? nothing(change) } });
  operations.meeting += seq === null ? 0 : 1;
  if (row === null) list.push({ deleteOne: { filter: { _id } } });
}

function rowOf(collection: Collection, change: Written, limit: number): Omit<DocumentRow, '_id'> {
  const { pool, seq, body } = change;
  return { pool, seq, body: bodyText(change, limit), ...indexedOf(collection, body) };
}

function nothing({ pool, seq }: Written): Omit<DocumentRow, '_id'> {
  return { pool, seq, body: 'null' };
}

function version(seq: number): number {
  if (Number.isSafeInteger(seq)) return seq;
  throw new BrokenInvariant('the version of a document is a whole number');
}
