import { CommitFailed } from '#libs/kernel/errors.js';
import type { Platform } from '#libs/ports/platform.js';
import { collections } from './collections.js';

/** Where what belongs to no pool lies: the positions of readers. */
const NO_POOL = '-';
/** Everything that readers made of events and can make again, and where they stand. */
const READ = [...collections.filter(({ kind }) => kind === 'projection').map(({ name }) => name), 'erasure-log'];
const TRIES = 20;

type Parts = Pick<Platform, 'bus' | 'ledger' | 'documents' | 'forgetPublished'>;

/**
 * Opens a new epoch in every pool, after a ledger was put back that is older than what readers have seen: what was
 * published is void, readers forget what they made and begin anew from the ledger, documents are folded anew. Answers
 * the heads. Nobody may be reading or deciding meanwhile.
 */
export async function openNewEpoch(platform: Parts): Promise<{ pool: string; epoch: number }[]> {
  const { documents, ledger } = platform;
  const pools = await ledger.pools();
  await platform.forgetPublished?.();
  for (const pool of [NO_POOL, ...pools]) for (const name of READ) await documents.clear(pool, name);
  const heads = [];
  for (const pool of pools) heads.push({ pool, epoch: await raised(platform, pool) });
  return heads;
}

/** A commit of nothing but the head. */
async function raised({ bus, ledger }: Parts, pool: string): Promise<number> {
  const partition = bus.partitionOf(pool);
  for (let left = TRIES; ; left--) {
    const [{ next, lastInput }, before] = [await ledger.position(partition), await ledger.head(pool)];
    const after = { ...before, epoch: before.epoch + 1 };
    const nothing = { events: [], documents: [], records: [] };
    try {
      await ledger.commit({
        ...{ partition, from: next, to: next, lastInput: lastInput ?? '' },
        ...nothing,
        heads: [{ before, after }],
      });
      return after.epoch;
    } catch (error) {
      if (!(error instanceof CommitFailed && error.kind === 'fenced') || left === 1) throw error;
    }
  }
}
