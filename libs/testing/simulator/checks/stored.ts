import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { tableOf } from '#libs/adapters/sqlite/fields.js';
import { DATA_FILE } from '#libs/adapters/sqlite/files.js';
import { collections } from '#libs/platform/collections.js';
import { inGeneration } from '#libs/platform/generations.js';
import type { Collection } from '#libs/ports/collections.js';
import type { FoldRecord } from '../../../../apps/contacts/src/inputs/fold-records.js';

export interface StoredRow {
  collection: Collection;
  pool: string;
  key: string;
  seq: number;
  body: string;
}

/**
 * Everything that lies in the collections, or in those of these names, read past all code that wrote it. Documents of the
 * generation that counts are their pool's, whichever that is; of another one they keep the name they lie under.
 */
export function storedRows(
  folder: string,
  names: readonly string[] = collections.map(({ name }) => name),
): StoredRow[] {
  const db = new DatabaseSync(path.join(folder, 'data', DATA_FILE), { readOnly: true });
  try {
    const counting = generationsIn(db);
    return collections
      .filter(({ name }) => names.includes(name))
      .flatMap((collection) => {
        const rows = db.prepare(`SELECT pool, key, seq, body FROM ${tableOf(collection.name)}`).all();
        return rows.map((row) =>
          placed({ ...(row as unknown as Omit<StoredRow, 'collection'>), collection }, counting),
        );
      });
  } finally {
    db.close();
  }
}

/** By pool, which generation of its documents counts. */
function generationsIn(db: DatabaseSync): Map<string, number> {
  const rows = db.prepare(`SELECT pool, body FROM ${tableOf('fold')} WHERE key = 'self'`).all();
  return new Map(
    rows.map(({ pool, body }) => [String(pool), (JSON.parse(String(body)) as FoldRecord).generation ?? 0]),
  );
}

function placed(row: StoredRow, counting: ReadonlyMap<string, number>): StoredRow {
  if (row.collection.kind !== 'document') return row;
  const [pool = row.pool, named] = row.pool.split('~');
  const generation = Number(named ?? 0);
  return { ...row, pool: generation === (counting.get(pool) ?? 0) ? pool : inGeneration(pool, generation) };
}
