import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { tableOf } from '#libs/adapters/sqlite/fields.js';
import { DATA_FILE } from '#libs/adapters/sqlite/files.js';
import { collections } from '#libs/platform/collections.js';
import type { Collection } from '#libs/ports/collections.js';

export interface StoredRow {
  collection: Collection;
  pool: string;
  key: string;
  seq: number;
  body: string;
}

/** Everything that lies in the collections, or in those of these names, read past all code that wrote it. */
export function storedRows(
  folder: string,
  names: readonly string[] = collections.map(({ name }) => name),
): StoredRow[] {
  const db = new DatabaseSync(path.join(folder, 'data', DATA_FILE), { readOnly: true });
  try {
    return collections
      .filter(({ name }) => names.includes(name))
      .flatMap((collection) => {
        const rows = db.prepare(`SELECT pool, key, seq, body FROM ${tableOf(collection.name)}`).all();
        return rows.map((row) => ({ ...(row as unknown as Omit<StoredRow, 'collection'>), collection }));
      });
  } finally {
    db.close();
  }
}
