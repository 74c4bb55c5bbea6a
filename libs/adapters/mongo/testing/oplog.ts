import type { mongo } from 'mongoose';
import type { Client } from '../driver.js';
import { keyNames } from '../key-rows.js';

export type Row = mongo.Document & { _id: string };

/** A whole row as it was inserted or put in place of another. */
export interface WrittenRow {
  collection: string;
  row: Row;
}

/** A line of the oplog: one operation, or (`applyOps`) those of a transaction. */
interface Line {
  op: string;
  ns: string;
  o: mongo.Document & { applyOps?: Line[]; partialTxn?: true };
}

/**
 * What each transaction on a database wrote, in order, with the keys that were stored for it before. MongoDB notes whole
 * rows; what was only changed by fields (positions, heads, marks) or removed is left out.
 */
export async function* transactionsOf(client: Client, name: string): AsyncGenerator<WrittenRow[]> {
  const keys = `${name}_keys.${keyNames.keys}`;
  const mine = { $or: [{ ns: keys }, { 'o.applyOps.ns': { $regex: `^${name}\\.` } }] };
  const lines = client
    .db('local')
    .collection<Line>('oplog.rs')
    .find(mine, { sort: { $natural: 1 } });
  let rows: WrittenRow[] = [];
  for await (const line of lines) {
    const { applyOps, partialTxn } = line.o;
    for (const operation of applyOps ?? [line]) rows.push(...rowOf(operation));
    // The database takes several inserts of keys together, too.
    const isTransaction = applyOps !== undefined && applyOps.some(({ ns }) => ns !== keys);
    if (!isTransaction || partialTxn === true) continue;
    yield rows;
    rows = [];
  }
}

function rowOf({ op, ns, o }: Line): WrittenRow[] {
  const isWhole = op === 'i' || (op === 'u' && !('$v' in o));
  return isWhole ? [{ collection: ns.slice(ns.indexOf('.') + 1), row: o as Row }] : [];
}
