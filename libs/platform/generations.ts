import type { DocumentKey } from '#libs/kernel/decider.js';
import { CommitFailed } from '#libs/kernel/errors.js';
import type { Change, Documents, ListQuery, Page, SearchQuery, Stored } from '#libs/ports/documents.js';
import type { Batch, Ledger } from '#libs/ports/ledger.js';
import { collections } from './collections.js';

/** Which of two generations of a pool's documents counts: part of `fold/self`, written by the owner alone. */
interface Pointer {
  generation?: number;
}

type Stores = { documents: Documents; ledger: Ledger };

const POINTER: DocumentKey = { collection: 'fold', key: 'self' };
const folded = new Set(collections.filter(({ kind }) => kind === 'document').map(({ name }) => name));
const NAMED = /^(.+)~([01])$/u;

/** A pool's documents of one generation, whichever counts: for whoever folds it anew beside the one that is in use. */
export function inGeneration(pool: string, generation: number): string {
  return `${pool}~${String(generation)}`;
}

/**
 * The same stores, in which a pool's documents have two generations: whoever asks for them, or writes them, means the one
 * that counts. `alone`: no other process writes here, so that it need not be looked up each time.
 */
export function withGenerations({ documents, ledger }: Stores, alone: boolean): Stores {
  const places = new Places(documents, alone);
  return { documents: documentsOf(documents, places), ledger: ledgerOf(ledger, places) };
}

/** Where the documents of a pool lie: those of generation 0 under its own name. */
class Places {
  readonly #known = new Map<string, number>();
  #forgotten = 0;

  constructor(
    private readonly documents: Documents,
    private readonly alone: boolean,
  ) {}

  /** Reads from where the pool's documents lie, in one go with the look at where that is; again if that was elsewhere. */
  async read<Result>(pool: string, read: (place: string) => Promise<Result>): Promise<Result> {
    const named = placeOf(pool);
    if (named !== null) return read(named);
    const known = this.#known.get(pool);
    if (known !== undefined && this.alone) return read(stored(pool, known));
    const [found, generation] = await Promise.all([read(stored(pool, known ?? 0)), this.look(pool)]);
    return generation === (known ?? 0) ? found : read(stored(pool, generation));
  }

  /** Where to write: as last looked up, for only the owner writes, and whoever is none any more is fenced. */
  async toWrite(pool: string): Promise<string> {
    const named = placeOf(pool);
    return named ?? stored(pool, this.#known.get(pool) ?? (await this.look(pool)));
  }

  /** What was asked before something was forgotten is not remembered: it may be how things were. */
  async look(pool: string): Promise<number> {
    const forgotten = this.#forgotten;
    const [found] = await this.documents.many(pool, [POINTER]);
    const { generation = 0 } = (found?.body ?? {}) as Pointer;
    if (forgotten === this.#forgotten) this.#known.set(pool, generation);
    return generation;
  }

  forget(pool: string): void {
    this.#forgotten += 1;
    this.#known.delete(pool);
  }

  async placed<Written extends Change>(changes: Written[]): Promise<Written[]> {
    const places = new Map<string, string>();
    for (const { pool, collection } of changes)
      if (!places.has(pool) && folded.has(collection)) places.set(pool, await this.toWrite(pool));
    if ([...places].every(([pool, place]) => pool === place)) return changes;
    return changes.map((change) =>
      folded.has(change.collection) ? { ...change, pool: places.get(change.pool) ?? change.pool } : change,
    );
  }
}

/** A name that says which generation is meant; null: whichever counts. */
function placeOf(pool: string): string | null {
  const [, name, generation] = NAMED.exec(pool) ?? [];
  return name === undefined ? null : stored(name, Number(generation));
}

function stored(pool: string, generation: number): string {
  return generation === 0 ? pool : inGeneration(pool, generation);
}

function isPointer({ collection, key }: DocumentKey): boolean {
  return collection === POINTER.collection && key === POINTER.key;
}

function documentsOf(documents: Documents, places: Places): Documents {
  const within = <Result>(pool: string, collection: string, read: (place: string) => Promise<Result>) =>
    folded.has(collection) ? places.read(pool, read) : read(pool);
  const named = (pool: string) => (one: Stored) => (one.pool === pool ? one : { ...one, pool });
  return {
    async many(pool, keys) {
      const own = keys.filter(({ collection }) => folded.has(collection));
      const others = keys.filter(({ collection }) => !folded.has(collection));
      if (others.some(isPointer)) places.forget(pool);
      const found = await Promise.all([
        own.length === 0 ? [] : places.read(pool, (place) => documents.many(place, own)),
        others.length === 0 ? [] : documents.many(pool, others),
      ]);
      return found.flat().map(named(pool));
    },
    async list<Body>(query: ListQuery): Promise<Page<Body>> {
      const page = await within(query.pool, query.collection, (pool) => documents.list<Body>({ ...query, pool }));
      return { ...page, items: page.items.map((one) => ({ ...one, pool: query.pool })) };
    },
    async search<Body>(query: SearchQuery): Promise<Page<Body>> {
      const page = await within(query.pool, query.collection, (pool) => documents.search<Body>({ ...query, pool }));
      return { ...page, items: page.items.map((one) => ({ ...one, pool: query.pool })) };
    },
    async all(pool, collection, after, limit) {
      const found = await within(pool, collection, (place) => documents.all(place, collection, after, limit));
      return found.map(named(pool));
    },
    async save(changes) {
      await documents.save(await places.placed(changes));
      for (const change of changes) if (isPointer(change)) places.forget(change.pool);
    },
    async clear(pool, collection) {
      await documents.clear(folded.has(collection) ? await places.toWrite(pool) : pool, collection);
      if (collection === POINTER.collection) places.forget(pool);
    },
  };
}

function ledgerOf(ledger: Ledger, places: Places): Ledger {
  return {
    position: (partition) => ledger.position(partition),
    head: (pool) => ledger.head(pool),
    read: (...page) => ledger.read(...page),
    about: (...page) => ledger.about(...page),
    pools: () => ledger.pools(),
    async commit(batch) {
      try {
        await ledger.commit({ ...batch, documents: await places.placed(batch.documents) });
        for (const record of batch.records) if (isPointer(record)) places.forget(record.pool);
      } catch (error) {
        if (error instanceof CommitFailed) forgetAll(batch, places);
        throw error;
      }
    },
  };
}

function forgetAll({ documents, records }: Batch, places: Places): void {
  for (const { pool } of [...documents, ...records]) places.forget(pool);
}
