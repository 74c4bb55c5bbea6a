import type { AnyLedgerEvent } from '#libs/kernel/event.js';
import type { Change } from '#libs/ports/documents.js';
import type { Platform } from '#libs/ports/platform.js';
import { foldEvent, foldsByType } from './inputs/fold.js';
import { foldLedger, rebuildDocuments } from './inputs/rebuild/rebuild.js';
import { projections } from './registry.js';

/** While a pool has no document of its own, the owner refuses it every input: it comes last, with the pool's last commit. */
const LAST = 'pool';
const own = projections.filter(({ collection }) => collection === LAST);
const others = [...new Set(projections.map(({ collection }) => collection))].filter((name) => name !== LAST);

type Parts = Pick<Platform, 'documents' | 'keys' | 'ledger'>;

/** Folds the documents of a pool that is moving in, all but its own. May be done again. */
export function foldArriving(platform: Parts, pool: string, told: (events: number) => void): Promise<void> {
  return rebuildDocuments(platform, { projections, pool, collections: others, told });
}

/** The pool's own document as it is after the event with which it has arrived. */
export async function arrivedDocuments(platform: Parts, arrived: AnyLedgerEvent): Promise<Change[]> {
  const { pool, seq } = arrived;
  const folded = await foldLedger(platform, own, pool);
  const changes: Change[] = [];
  const target = {
    get: (collection: string, key: string) => folded.get(`${collection}/${key}`)?.body ?? null,
    fold: (collection: string, key: string, body: unknown) => void changes.push({ pool, collection, key, seq, body }),
  };
  foldEvent(foldsByType(own).get(arrived.type), target, arrived);
  return changes;
}
