import { revokeAccess } from '#libs/http/access-moves.js';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { collections } from '#libs/platform/collections.js';
import { openTransferKey, transferCost, transferSalt } from '#libs/platform/transfer-key.js';
import type { Keys } from '#libs/ports/keys.js';
import type { Platform } from '#libs/ports/platform.js';
import type { Progress } from './progress.js';

type Parts = Pick<Platform, 'blankInputs' | 'clock' | 'documents' | 'keys' | 'ledger' | 'scrub'>;

const PAGE = 1_000;
/** By these everybody who asks hears that the pool has moved, and nobody folds it anew. */
const STAY: ReadonlySet<string> = new Set(['pool', 'fold']);

/**
 * Removes what a pool has left behind where it was closed: first every key, so that no event can be read any more, then
 * documents, records, what was said to it and who may come in. The sealed events stay: readers count them, and the pool's id stays used.
 * Broken off anywhere, it may be done again. Answers how many keys it has destroyed. Throws OutsideWorld `pool-not-moved`.
 */
export async function removeClosed(platform: Parts, pool: string, progress: Progress): Promise<number> {
  await demandClosed(platform, pool);
  let destroyed = 0;
  for await (const subjects of livingKeys(platform.keys, pool)) {
    await platform.keys.destroy(pool, subjects);
    destroyed += subjects.length;
    progress.went('keys', subjects.length);
  }
  for (const { name } of collections) if (!STAY.has(name)) await platform.documents.clear(pool, name);
  await revokeAccess(platform, pool);
  await platform.blankInputs?.(pool, () => true);
  await platform.scrub();
  return destroyed;
}

async function demandClosed({ ledger }: Pick<Platform, 'ledger'>, pool: string): Promise<void> {
  const { seq } = await ledger.head(pool);
  const [last] = await ledger.read(pool, seq - 1, 1);
  if (last?.type === 'pool.moved') return;
  const text = `Pool ${pool} has not moved away from here: nothing was removed.`;
  throw new OutsideWorld(text, false, 'pool-not-moved');
}

/** The subjects whose keys are there, a page at a time; they are packed for a journey that nobody makes. */
async function* livingKeys(keys: Keys, pool: string): AsyncGenerator<string[]> {
  const nowhere = await openTransferKey(transferSalt(), transferSalt(), transferCost);
  for (let after: string | null = null; ;) {
    const page = await keys.carried(pool, nowhere, after, PAGE);
    const living = page.filter(({ sealed }) => sealed !== null).map(({ subject }) => subject);
    if (living.length > 0) yield living;
    after = page.at(-1)?.subject ?? null;
    if (after === null) return;
  }
}
