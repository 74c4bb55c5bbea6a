import type { DocumentKey } from '#libs/kernel/decider.js';
import type { AnyLedgerEvent } from '#libs/kernel/event.js';
import type { AnyProjection } from '#libs/kernel/projection.js';
import type { Change } from '#libs/ports/documents.js';
import type { Platform } from '#libs/ports/platform.js';
import { openEvents } from '#libs/transport/envelope-codec.js';
import { ledgerPages } from '#libs/transport/ledger-pages.js';
import { foldedKeys, foldEvent, type FoldTarget } from '../fold.js';
import type { Entry, HotDocuments } from '../hot-documents.js';

/** A pool's ledger behind an event, opened, a page at a time. */
export async function* pagesOf(
  { ledger, keys }: Pick<Platform, 'ledger' | 'keys'>,
  pool: string,
  from = 0,
): AsyncGenerator<AnyLedgerEvent[]> {
  for await (const page of ledgerPages(ledger, pool, from)) yield await openEvents(keys, pool, page);
}

/** What a page of events makes of the documents that lie under a name: read where they are not known, answered as changes. */
export async function foldPage(
  documents: Platform['documents'],
  { place, hot }: { place: string; hot: HotDocuments },
  folds: ReadonlyMap<string, readonly AnyProjection[]>,
  page: readonly AnyLedgerEvent[],
): Promise<Change[]> {
  const target = new StoredFolds(hot);
  await target.load(
    documents,
    place,
    page.flatMap((event) => [...foldedKeys(folds.get(event.type), event)]),
  );
  for (const event of page) foldEvent(folds.get(event.type), target, event);
  return target.changes(place);
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
