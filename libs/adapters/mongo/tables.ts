import { BrokenInvariant } from '#libs/kernel/errors.js';
import type { Collection } from '#libs/ports/collections.js';
import type { Client, Collection as Rows, Db } from './driver.js';
import type { CursorRow, DocumentRow, EventRow, HeadRow, PositionRow } from './rows.js';
import { collectionName, names } from './schemas.js';

/** The native collections of one database. */
export class Tables {
  readonly events: Rows<EventRow>;
  readonly positions: Rows<PositionRow>;
  readonly heads: Rows<HeadRow>;
  readonly cursors: Rows<CursorRow>;
  readonly #collections: ReadonlyMap<string, { collection: Collection; rows: Rows<DocumentRow> }>;

  constructor(
    readonly client: Client,
    db: Db,
    collections: readonly Collection[],
  ) {
    this.events = db.collection(names.events);
    this.positions = db.collection(names.positions);
    this.heads = db.collection(names.heads);
    this.cursors = db.collection(names.cursors);
    this.#collections = new Map(
      collections.map((collection) => [
        collection.name,
        { collection, rows: db.collection<DocumentRow>(collectionName(collection.name)) },
      ]),
    );
  }

  /** Throws BrokenInvariant for a collection that is not in the list. */
  collection(name: string): Collection {
    return this.#find(name).collection;
  }

  rows(name: string): Rows<DocumentRow> {
    return this.#find(name).rows;
  }

  #find(name: string) {
    const found = this.#collections.get(name);
    if (found === undefined) throw new BrokenInvariant(`${name} is not in the list of collections`);
    return found;
  }
}
