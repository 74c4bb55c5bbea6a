import type { mongo } from 'mongoose';
import { withClient } from './mongo-part.js';

/** Keeps the ledger, documents and records as they are now, but not the keys; the answer puts that state back. */
export async function keepData(name: string): Promise<() => Promise<void>> {
  const kept = await withClient(async (client) => {
    const all = await client.db(name).collections();
    return Promise.all(all.map(async (rows) => ({ rows: rows.collectionName, found: await rows.find().toArray() })));
  });
  return () =>
    withClient(async (client) => {
      for (const { rows, found } of kept) await replace(client.db(name).collection(rows), found);
    });
}

async function replace(rows: mongo.Collection, found: mongo.Document[]): Promise<void> {
  await rows.deleteMany({});
  if (found.length > 0) await rows.insertMany(found);
}
