import type { DocumentKey } from '#libs/kernel/decider.js';
import type { AnyLedgerEvent } from '#libs/kernel/event.js';
import type { AnyProjection } from '#libs/kernel/projection.js';
import type { Change } from '#libs/ports/documents.js';
import type { Platform } from '#libs/ports/platform.js';
import { openEvents } from '#libs/transport/envelope-codec.js';
import type { Engine } from './engine.js';
import {
  foldedKeys,
  foldEvent,
  foldRecord,
  foldsByType,
  revisionsOf,
  type FoldRecord,
  type FoldTarget,
} from './fold.js';
import { HotDocuments, type Entry } from './hot-documents.js';

type Parts = Pick<Platform, 'ledger' | 'documents' | 'keys'>;

const PAGE = 1000;
const KEPT = 5000;

/** Folds a pool's documents anew if a fold has another revision now, or an earlier rebuild did not come to its end. */
export async function ensureFolded(
  { platform, projections, revisions }: Pick<Engine, 'platform' | 'projections' | 'revisions'>,
  pool: string,
): Promise<void> {
  const [found] = await platform.documents.many(pool, [{ collection: 'fold', key: 'self' }]);
  const stored = (found?.body as FoldRecord | undefined)?.revisions ?? {};
  const stale = Object.keys(revisions).filter((collection) => stored[collection] !== revisions[collection]);
  if (stale.length > 0) await rebuildDocuments(platform, { projections, pool, collections: stale });
}

/** What of a pool is folded. */
export interface Folding {
  projections: readonly AnyProjection[];
  pool: string;
  /** all, unless some are named */
  collections?: readonly string[];
  /** hears, page by page, how many more events are folded */
  told?: (events: number) => void;
}

/**
 * Folds collections of a pool from the whole ledger, in place: only while nobody decides. Memory stays flat. Broken off,
 * it begins anew at the next start.
 */
export async function rebuildDocuments(
  platform: Parts,
  { projections, pool, collections = Object.keys(revisionsOf(projections)), told }: Folding,
): Promise<void> {
  const { documents } = platform;
  await documents.save([foldRecord(pool, null)]);
  for (const collection of collections) await documents.clear(pool, collection);
  const folds = foldsByType(projections.filter(({ collection }) => collections.includes(collection)));
  const hot = new HotDocuments(KEPT);
  for await (const page of pagesOf(platform, pool)) {
    const target = new StoredFolds(hot);
    await target.load(
      documents,
      pool,
      page.flatMap((event) => [...foldedKeys(folds.get(event.type), event)]),
    );
    for (const event of page) foldEvent(folds.get(event.type), target, event);
    const changes = target.changes(pool);
    if (changes.length > 0) await documents.save(changes);
    told?.(page.length);
  }
  await documents.save([foldRecord(pool, revisionsOf(projections))]);
}

/**
 * What the documents of a pool must be: the fold of its ledger, by `collection/key`; a null body is one that must not
 * exist (any more). For comparisons: holds all of them in memory.
 */
export async function foldLedger(
  platform: Pick<Platform, 'ledger' | 'keys'>,
  projections: readonly AnyProjection[],
  pool: string,
): Promise<Map<string, Entry>> {
  const folds = foldsByType(projections);
  const all = new Map<string, Entry>();
  const target: FoldTarget = {
    get: (collection, key) => all.get(`${collection}/${key}`)?.body ?? null,
    fold(collection, key, body, seq) {
      all.set(`${collection}/${key}`, { body, seq });
    },
  };
  for await (const page of pagesOf(platform, pool))
    for (const event of page) foldEvent(folds.get(event.type), target, event);
  return all;
}

/** A pool's ledger from its beginning, opened, a page at a time. */
async function* pagesOf(
  { ledger, keys }: Pick<Platform, 'ledger' | 'keys'>,
  pool: string,
): AsyncGenerator<AnyLedgerEvent[]> {
  for (let after = 0; ;) {
    const page = await ledger.read(pool, after, PAGE);
    const last = page.at(-1);
    if (last === undefined) return;
    yield await openEvents(keys, pool, page);
    after = last.seq;
  }
}

/** The documents one page of events changes, over those kept from earlier pages. */
class StoredFolds implements FoldTarget {
  readonly #known = new Map<string, Entry | null>();
  readonly #changed = new Map<string, Entry & DocumentKey>();

  constructor(private readonly hot: HotDocuments) {}

  async load(documents: Platform['documents'], pool: string, keys: readonly DocumentKey[]): Promise<void> {
    const wanted = new Map<string, DocumentKey>();
    for (const key of keys) {
      const place = `${key.collection}/${key.key}`;
      if (!this.#known.has(place)) this.#known.set(place, this.hot.get(place) ?? (wanted.set(place, key), null));
    }
    if (wanted.size === 0) return;
    for (const { collection, key, body, seq } of await documents.many(pool, [...wanted.values()]))
      this.#known.set(`${collection}/${key}`, { body, seq });
  }

  get(collection: string, key: string): unknown {
    return this.#known.get(`${collection}/${key}`)?.body ?? null;
  }

  fold(collection: string, key: string, body: unknown, seq: number): void {
    const place = `${collection}/${key}`;
    this.#known.set(place, { body, seq });
    this.#changed.set(place, { collection, key, body, seq });
    if (body === null) this.hot.delete(place);
    else this.hot.set(place, { body, seq });
  }

  changes(pool: string): Change[] {
    return [...this.#changed.values()].map(({ collection, key, body, seq }) => ({ pool, collection, key, seq, body }));
  }
}
