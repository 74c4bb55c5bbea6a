import type { Platform } from '#libs/ports/platform.js';
import type { OriginSender } from '#libs/transport/origin-sender.js';
import type { DutyRecord } from '../documents.js';

/** Cleans one store of one person; true once nothing of them is left there. Called again until it is, so it must not mind repeats. */
export type Eraser = (duty: { pool: string; contact: string; hashes: readonly string[] }) => Promise<boolean>;

type Parts = Pick<Platform, 'documents' | 'keys' | 'ledger' | 'clock' | 'scrub'>;

const PAGE = 100;
/** Comes last: rewrites the files once every other store has reported. */
const FILES = 'files';

/** The stores of contacts itself. Those of other services are passed in by whoever starts them. */
export function ownErasers({ documents, keys, scrub }: Parts): Record<string, Eraser> {
  return {
    documents: async ({ pool, contact }) =>
      (await documents.many(pool, [{ collection: 'card', key: contact }])).length === 0,
    parked: async ({ pool, contact, hashes }) => {
      const places = [`c:${contact}`, ...hashes.map((hash) => `i:${hash}`)];
      return (
        (
          await documents.many(
            pool,
            places.map((key) => ({ collection: 'parked-key', key })),
          )
        ).length === 0
      );
    },
    outcomes: async ({ pool, contact }) => {
      const { items, next } = await documents.list({
        pool,
        collection: 'outcome',
        index: 'by-contact',
        equals: [contact],
        limit: PAGE,
      });
      await documents.save(items.map(({ key }) => ({ pool, collection: 'outcome', key, seq: 0, body: null })));
      return next === null;
    },
    keys: async ({ pool, contact }) => {
      await keys.destroy(pool, [contact]);
      return true;
    },
    files: async () => {
      await scrub();
      return true;
    },
  };
}

/**
 * Does what the erasures of all pools still ask of the stores that have an eraser here, and reports each to the pool.
 * May be run as often as one likes, by one caller at a time. Answers how many stores reported.
 */
export async function runDuties(
  { documents, ledger, clock }: Pick<Parts, 'documents' | 'ledger' | 'clock'>,
  sender: OriginSender,
  erasers: Readonly<Record<string, Eraser>>,
): Promise<number> {
  let reported = 0;
  for (const pool of await ledger.pools()) {
    for (let after: string | undefined; ;) {
      const { items, next } = await documents.list<DutyRecord>({
        pool,
        collection: 'duty',
        index: 'open',
        after,
        limit: PAGE,
      });
      for (const { body } of items) reported += await doDuty(body, { pool, sender, erasers, now: clock.now() });
      if (next === null) break;
      after = next;
    }
  }
  return reported;
}

interface Duty {
  pool: string;
  sender: OriginSender;
  erasers: Readonly<Record<string, Eraser>>;
  now: number;
}

async function doDuty(duty: DutyRecord, { pool, sender, erasers, now }: Duty): Promise<number> {
  const { erasure, contact, hashes } = duty;
  const origin = `duty/${erasure}`;
  const open = new Set(Object.keys(duty.stores).filter((store) => duty.stores[store] === null));
  const before = open.size;
  for (const store of inOrder(open)) {
    const erase = erasers[store];
    const waits = store === FILES && open.size > 1;
    if (erase === undefined || waits || !(await erase({ pool, contact, hashes }))) continue;
    const n = (await sender.decidedN(pool, origin)) + 1;
    await sender.send(pool, origin, n, [
      { kind: 'duty.done', at: now, actor: 'clock', data: { erasure, contact, store } },
    ]);
    await sender.acknowledge(pool, origin, n);
    open.delete(store);
  }
  return before - open.size;
}

function inOrder(stores: ReadonlySet<string>): string[] {
  return [...stores].sort((a, b) => Number(a === FILES) - Number(b === FILES));
}
