import type { Platform } from '#libs/ports/platform.js';
import { poolsHere } from './pools-here.js';
import type { OriginSender } from './origin-sender.js';
import type { DutyRecord } from '#libs/ports/duty-record.js';

/** Cleans one store of one person; true once nothing of them is left there. Called again until it is, so it must not mind repeats. */
export type Eraser = (duty: ErasureDuty) => Promise<boolean>;

/** Who is to go. */
export interface ErasureDuty {
  pool: string;
  contact: string;
  /** the contact and those that had become one with it: whatever is kept under any of these ids */
  subjects: readonly string[];
  /** of their identities, and of name and employer together */
  hashes: readonly string[];
}

const PAGE = 100;
/** Comes last: rewrites the files once every other store has reported. */
const FILES = 'files';

/**
 * Does what the erasures of all pools still ask of the stores that have an eraser here, and reports each to the pool.
 * May be run as often as one likes, in several instances at once, by one caller at a time in each. Answers how many of
 * these stores are not clean yet: try again later.
 */
export async function runDuties(
  { documents, ledger, clock }: Pick<Platform, 'documents' | 'ledger' | 'clock'>,
  sender: OriginSender,
  erasers: Readonly<Record<string, Eraser>>,
): Promise<number> {
  let left = 0;
  for (const pool of await poolsHere({ documents, ledger })) {
    for (let after: string | undefined; ;) {
      const { items, next } = await documents.list<DutyRecord>({
        pool,
        collection: 'duty',
        index: 'open',
        after,
        limit: PAGE,
      });
      for (const { body } of items) left += await doDuty(body, { pool, documents, sender, erasers, now: clock.now() });
      if (next === null) break;
      after = next;
    }
  }
  return left;
}

interface Duty {
  pool: string;
  documents: Platform['documents'];
  sender: OriginSender;
  erasers: Readonly<Record<string, Eraser>>;
  now: number;
}

/** Answers how many stores with an eraser have not reported afterwards. */
async function doDuty({ erasure, contact, hashes, stores, ...more }: DutyRecord, duty: Duty): Promise<number> {
  const { pool, documents, erasers } = duty;
  const { subjects = [contact] } = more;
  const open = openStores(stores);
  for (const store of [...open].sort(filesLast)) {
    if (store === FILES && open.size > 1) continue;
    const clean = await erasers[store]?.({ pool, contact, subjects, hashes });
    if (clean === true) {
      await report(duty, { erasure, contact, store });
      open.delete(store);
    }
  }
  const [record] = await documents.many(pool, [{ collection: 'duty', key: erasure }]);
  const left = record === undefined ? [] : openStores((record.body as DutyRecord).stores);
  return [...left].filter((store) => store in erasers).length;
}

/** Each store numbers its own report: the stores of one erasure lie in several processes. */
async function report(
  { pool, sender, now }: Duty,
  data: { erasure: string; contact: string; store: string },
): Promise<void> {
  const origin = `duty/${data.erasure}/${data.store}`;
  const n = (await sender.decidedN(pool, origin)) + 1;
  await sender.send(pool, origin, n, [{ kind: 'duty.done', at: now, actor: 'clock', data }]);
  await sender.acknowledge(pool, origin, n);
}

function openStores(stores: DutyRecord['stores']): Set<string> {
  return new Set(Object.keys(stores).filter((store) => stores[store] === null));
}

function filesLast(a: string, b: string): number {
  return Number(a === FILES) - Number(b === FILES);
}
