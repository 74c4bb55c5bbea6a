import type { AnyProjection } from '#libs/kernel/projection.js';
import type { Platform } from '#libs/ports/platform.js';
import type { Engine } from '../engine.js';
import { foldEvent, foldsByType, revisionsOf, type FoldTarget } from '../fold.js';
import { foldRecord, foldRecordsOf } from '../fold-records.js';
import { HotDocuments, type Entry } from '../hot-documents.js';
import { SecondPlace } from './second-place.js';
import { foldPage, pagesOf } from './stored-folds.js';

type Parts = Pick<Platform, 'ledger' | 'documents' | 'keys'>;

/** Documents kept in memory from page to page. */
export const KEPT = 5000;

/**
 * Folds a pool's documents anew if a fold has another revision now, or an earlier rebuild did not come to its end; what
 * lies in the generation that does not count is removed, also from under whoever folds it. Only while nobody decides.
 */
export async function ensureFolded(
  { platform, projections, revisions }: Pick<Engine, 'platform' | 'projections' | 'revisions'>,
  pool: string,
): Promise<void> {
  const found = await foldRecordsOf(platform.documents, pool);
  const stored = found.self?.revisions ?? {};
  const stale = Object.keys(revisions).filter((collection) => stored[collection] !== revisions[collection]);
  if (stale.length > 0) await rebuildDocuments(platform, { projections, pool, collections: stale });
  if (found.self !== null && found.next === null) return;
  const second = await SecondPlace.take(platform, pool, { revisions, anyway: true });
  await second?.remove();
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
  const { self } = await foldRecordsOf(documents, pool);
  await documents.save([foldRecord(pool, { ...self, revisions: null })]);
  for (const collection of collections) await documents.clear(pool, collection);
  const folds = foldsByType(projections.filter(({ collection }) => collections.includes(collection)));
  const hot = new HotDocuments(KEPT);
  for await (const page of pagesOf(platform, pool)) {
    const changes = await foldPage(documents, { place: pool, hot }, folds, page);
    if (changes.length > 0) await documents.save(changes);
    told?.(page.length);
  }
  await documents.save([foldRecord(pool, { ...self, revisions: revisionsOf(projections) })]);
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
