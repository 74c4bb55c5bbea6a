import { setTimeout as wait } from 'node:timers/promises';
import { LARGEST_SAVED } from '#libs/adapters/stored/sizes.js';
import { CommitFailed } from '#libs/kernel/errors.js';
import type { DocumentKey } from '#libs/kernel/decider.js';
import type { Change, Documents, GuardedChange, ListQuery, Page, SearchQuery, Stored } from '#libs/ports/documents.js';
import { codeOf, DUPLICATE_KEY, isTransient, outside } from './failures.js';
import { namedQuery } from './named-query.js';
import { idOf, storedOf, text } from './rows.js';
import { search } from './search.js';
import type { Tables } from './tables.js';
import { inTransaction } from './transaction.js';
import { guardFailed, operationsOf, write } from './writes.js';
import type { Operations } from './writes.js';

/** How often a save that met another one on the same documents is tried. */
const TRIES = 12;
const SHORTEST_WAIT = 5;
const LONGEST_WAIT = 200;

/** Documents and records in MongoDB. */
export class MongoDocuments implements Documents {
  constructor(
    private readonly tables: Tables,
    /** Throws OutsideWorld while nothing may be written. */
    private readonly demand: () => void,
  ) {}

  many(pool: string, keys: DocumentKey[]): Promise<Stored[]> {
    return this.#try(async () => {
      const ids = new Map<string, string[]>();
      for (const { collection, key } of keys) {
        const known = ids.get(collection);
        if (known === undefined) ids.set(collection, [idOf(pool, key)]);
        else known.push(idOf(pool, key));
      }
      const found = await Promise.all([...ids].map(([collection, wanted]) => this.#find(collection, wanted)));
      return found.flat();
    });
  }

  list<Body>(query: ListQuery): Promise<Page<Body>> {
    return this.#try(() => namedQuery<Body>(this.tables, query));
  }

  search<Body>(query: SearchQuery): Promise<Page<Body>> {
    return this.#try(() => search<Body>(this.tables, query));
  }

  all(pool: string, collection: string, after: string | null, limit: number): Promise<Stored[]> {
    return this.#try(async () => {
      const range = { $gt: idOf(pool, after ?? ''), $lt: `${text(pool)}0` };
      const options = { projection: { pool: 1, seq: 1, body: 1 }, sort: { _id: 1 }, limit } as const;
      const found = await this.tables.rows(collection).find({ _id: range }, options).toArray();
      return found.map((row) => storedOf(collection, row));
    });
  }

  async save(changes: (Change | GuardedChange)[]): Promise<void> {
    await this.#try(async () => {
      this.demand();
      const operations = operationsOf(this.tables, changes, { limit: LARGEST_SAVED, believing: false });
      if (operations.size > 0) await this.#save(operations);
    });
  }

  clear(pool: string, collection: string): Promise<void> {
    return this.#try(async () => {
      // The ids of a pool lie between `<pool>/` and `<pool>0`.
      await this.tables.rows(collection).deleteMany({ _id: { $gte: idOf(pool, ''), $lt: `${text(pool)}0` } });
    });
  }

  /** Two saves that meet on a document: the database ends one of them, which then finds what the other left. */
  async #save(operations: Map<string, Operations>): Promise<void> {
    for (let left = TRIES; ; left--) {
      try {
        await this.#saveOnce(operations);
        return;
      } catch (error) {
        const isDuplicate = codeOf(error) === DUPLICATE_KEY;
        if (isDuplicate && [...operations.values()].some(({ guarded }) => guarded)) {
          throw guardFailed([...operations.keys()].join());
        }
        if (!(isDuplicate || isTransient(error)) || left === 1) throw error;
        await wait(Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** (TRIES - left)) * Math.random());
      }
    }
  }

  async #saveOnce(operations: Map<string, Operations>): Promise<void> {
    const [first, ...others] = operations;
    const isSingle = first !== undefined && others.length === 0 && first[1].list.length === 1;
    if (isSingle) await write(this.tables, operations);
    else await inTransaction(this.tables.client, (session) => write(this.tables, operations, session));
  }

  async #find(collection: string, ids: string[]): Promise<Stored[]> {
    const rows = this.tables.rows(collection);
    const projection = { pool: 1, seq: 1, body: 1 } as const;
    const found = await rows.find({ _id: { $in: ids } }, { projection }).toArray();
    return found.map((row) => storedOf(collection, row));
  }

  async #try<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof CommitFailed) throw error;
      throw outside(error);
    }
  }
}
