import type { Collection } from '#libs/ports/collections.js';
import { collectionName } from '../schemas.js';
import type { DocumentRow } from '../rows.js';
import { withClient } from './mongo-part.js';

/** A document as it lies in the store. */
export interface StoredRow {
  collection: string;
  key: string;
  seq: number;
  body: string;
}

/** Everything of a pool that lies in these collections of a database, read past all code that wrote it. */
export async function storedRows(name: string, pool: string, collections: readonly Collection[]): Promise<StoredRow[]> {
  return withClient(async (client) => {
    const found = collections.map(async ({ name: collection }) => {
      const rows = await client.db(name).collection<DocumentRow>(collectionName(collection)).find({ pool }).toArray();
      return rows.map(({ _id, seq, body }) => ({ collection, key: _id.slice(pool.length + 1), seq, body }));
    });
    return (await Promise.all(found)).flat();
  });
}

/** Every byte of every collection in the databases of this name, as `<database>.<collection>` and what lies in it. */
export async function storedBytes(name: string): Promise<[place: string, bytes: Buffer][]> {
  return withClient(async (client) => {
    const databases = [name, `${name}_keys`, `${name}_erasures`].map((one) => client.db(one));
    const collections = (await Promise.all(databases.map((db) => db.collections()))).flat();
    const found = collections.map(async (one): Promise<[string, Buffer]> => {
      const rows = (await one.find({}, { raw: true }).toArray()) as unknown as Buffer[];
      return [one.namespace, Buffer.concat(rows)];
    });
    return Promise.all(found);
  });
}
