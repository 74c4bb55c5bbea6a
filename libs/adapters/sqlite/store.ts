import type { DatabaseSync } from 'node:sqlite';
import { BrokenInvariant } from '#libs/kernel/errors.js';
import type { Collection } from '#libs/ports/collections.js';
import { Bell } from './bell.js';
import { CollectionTable } from './collection-table.js';
import type { Disk } from './disk.js';
import { GroupCommit } from './group-commit.js';
import { ensureSchema } from './schema.js';

interface Parts {
  file: string;
  db: DatabaseSync;
  disk: Disk;
  collections: readonly Collection[];
  /** Called after every transaction. */
  written: () => void;
}

/** The writing connection of the main file and what its three ports share. */
export class Store {
  readonly group: GroupCommit;
  readonly bell = new Bell();
  readonly file: string;
  readonly db: DatabaseSync;
  readonly disk: Disk;
  readonly written: () => void;
  readonly #tables: Map<string, CollectionTable>;

  constructor({ file, db, disk, collections, written }: Parts) {
    ensureSchema(db, collections);
    this.file = file;
    this.db = db;
    this.disk = disk;
    this.written = written;
    this.group = new GroupCommit(db, written);
    this.#tables = new Map(collections.map((collection) => [collection.name, new CollectionTable(db, collection)]));
  }

  /** Throws BrokenInvariant for a collection that is not in the list. */
  table(collection: string): CollectionTable {
    const table = this.#tables.get(collection);
    if (table === undefined) throw new BrokenInvariant(`${collection} is not in the list of collections`);
    return table;
  }

  /** Removes from the word indexes what is left there of removed words, a few milliseconds at a time. */
  async purge(): Promise<void> {
    for (const table of this.#tables.values()) {
      let more = await this.group.write(() => table.purge(true));
      while (more) more = await this.group.write(() => table.purge(false));
    }
  }
}
