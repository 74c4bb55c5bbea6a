import { setImmediate as turn } from 'node:timers/promises';
import type { DocumentKey } from '#libs/kernel/decider.js';
import type { Change, Documents, GuardedChange, ListQuery, Page, SearchQuery, Stored } from '#libs/ports/documents.js';
import { LARGEST_SAVED } from '#libs/adapters/stored/sizes.js';
import { outside } from './failures.js';
import type { QueryReader } from './query-reader.js';
import type { SearchThread } from './search-thread.js';
import type { Store } from './store.js';
import { snapshot } from './transaction.js';

/** Documents removed between two turns of the event loop. */
const SLICE = 200;

/** Documents and records in `node:sqlite`: by key on the writing connection, queries on a reading one. */
export class SqliteDocuments implements Documents {
  constructor(
    private readonly store: Store,
    private readonly queries: QueryReader,
    private readonly searches: Pick<SearchThread, 'search'>,
  ) {}

  many(pool: string, keys: DocumentKey[]): Promise<Stored[]> {
    const read = (): Stored[] =>
      keys.flatMap(({ collection, key }) => this.store.table(collection).get(pool, key) ?? []);
    return this.#try(() => (keys.length > 1 ? snapshot(this.store.db, read) : read()));
  }

  list<Body>(query: ListQuery): Promise<Page<Body>> {
    return this.#try(() => this.queries.list<Body>(query));
  }

  search<Body>(query: SearchQuery): Promise<Page<Body>> {
    return this.#try(() => this.searches.search<Body>(query));
  }

  all(pool: string, collection: string, after: string | null, limit: number): Promise<Stored[]> {
    return this.#try(() => this.queries.all({ pool, collection, after: after ?? '', limit }));
  }

  save(changes: (Change | GuardedChange)[]): Promise<void> {
    return this.#try(async () => {
      this.store.disk.demand();
      const write = (): void => {
        for (const change of changes) this.store.write(change, LARGEST_SAVED);
      };
      await this.store.group.write(write, { patient: true });
    });
  }

  clear(pool: string, collection: string): Promise<void> {
    return this.#try(async () => {
      const table = this.store.table(collection);
      while ((await this.store.group.write(() => table.clear(pool, SLICE))) === SLICE) await turn();
    });
  }

  async #try<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw outside(error, this.store.file);
    }
  }
}
