import { bodyText } from '#libs/adapters/stored/sizes.js';
import { BrokenInvariant, CommitFailed } from '#libs/kernel/errors.js';
import type { Collection } from '#libs/ports/collections.js';
import type { Change, GuardedChange } from '#libs/ports/documents.js';
import type { Operation, Session } from './driver.js';
import { codeOf, DUPLICATE_KEY } from './failures.js';
import { idOf, indexedOf } from './rows.js';
import type { DocumentRow } from './rows.js';
import type { Tables } from './tables.js';

type Written = Change | GuardedChange;
type Row = Omit<DocumentRow, '_id'>;

/** The operations of one collection, in the order of the changes, and how many documents its replacements must meet or make. */
export interface Operations {
  /** what is said to be new, and is inserted before anything else */
  fresh: DocumentRow[];
  list: Operation<DocumentRow>[];
  meeting: number;
  /** whether any of them may fail because of what it finds */
  guarded: boolean;
}

/** A document that was said to be new is there: the transaction must end, and may be run again with `believing: false`. */
export class AlreadyThere extends Error {
  override readonly name = 'AlreadyThere';
}

/**
 * What the changes mean, by collection. What is said to be new is inserted, which costs half as much, if it is believed.
 * Throws CommitFailed `deterministic` for a body of more than `limit` bytes.
 */
export function operationsOf(
  tables: Tables,
  changes: readonly Written[],
  { limit, believing }: { limit: number; believing: boolean },
): Map<string, Operations> {
  const found = new Map<string, Operations>();
  for (const change of changes) {
    const collection = tables.collection(change.collection);
    const operations = found.get(collection.name) ?? { fresh: [], list: [], meeting: 0, guarded: false };
    found.set(collection.name, operations);
    const row = rowOf(collection, change, limit);
    if (believing && row !== null && change.isNew === true && !('expect' in change))
      operations.fresh.push({ _id: idOf(change.pool, change.key), ...row });
    else add(operations, change, row);
  }
  return found;
}

/** Writes them, a collection at a time; more than one operation needs a transaction. Throws CommitFailed `fenced` if a guard does not match, and AlreadyThere: then the transaction must end. */
export async function write(tables: Tables, operations: Map<string, Operations>, session?: Session): Promise<void> {
  for (const [name, { fresh, list, meeting }] of operations) {
    if (fresh.length > 0) await insert(tables, name, fresh, session);
    if (list.length === 0) continue;
    const { matchedCount, upsertedCount } = await tables.rows(name).bulkWrite(list, { session, ordered: true });
    if (matchedCount + upsertedCount !== meeting) throw guardFailed(name);
  }
}

async function insert(tables: Tables, name: string, fresh: DocumentRow[], session?: Session): Promise<void> {
  try {
    await tables.rows(name).insertMany(fresh, { session });
  } catch (error) {
    throw codeOf(error) === DUPLICATE_KEY ? new AlreadyThere(name, { cause: error }) : error;
  }
}

export function guardFailed(collection: string): CommitFailed {
  return new CommitFailed('fenced', `a document of ${collection} is no longer what this change was made from`);
}

function add(operations: Operations, change: Written, row: Row | null): void {
  const _id = idOf(change.pool, change.key);
  const addition = 'expect' in change ? guarded(_id, change, row) : plain(_id, row);
  operations.list.push(...addition);
  operations.guarded ||= 'expect' in change;
  operations.meeting += addition.filter((operation) => 'replaceOne' in operation).length;
}

function plain(_id: string, row: Row | null): Operation<DocumentRow>[] {
  if (row === null) return [{ deleteOne: { filter: { _id } } }];
  return [{ replaceOne: { filter: { _id }, replacement: row, upsert: true } }];
}

/** A removal, too, is guarded by a write that meets only the version expected, or makes the document that must not be there. */
function guarded(_id: string, change: GuardedChange, row: Row | null): Operation<DocumentRow>[] {
  const { expect: seq } = change;
  const next = row ?? { pool: change.pool, seq: change.seq, body: 'null' };
  const guard: Operation<DocumentRow> =
    seq === null
      ? { insertOne: { document: { _id, ...next } } }
      : { replaceOne: { filter: { _id, seq: version(seq) }, replacement: next } };
  return row === null ? [guard, { deleteOne: { filter: { _id } } }] : [guard];
}

function rowOf(collection: Collection, change: Written, limit: number): Row | null {
  const { pool, seq, body } = change;
  return body === null ? null : { pool, seq, body: bodyText(change, limit), ...indexedOf(collection, body) };
}

function version(seq: number): number {
  if (Number.isSafeInteger(seq)) return seq;
  throw new BrokenInvariant('the version of a document is a whole number');
}
