import { setTimeout as pause } from 'node:timers/promises';
import type { Envelope } from '#libs/kernel/envelope.js';
import { CommitFailed } from '#libs/kernel/errors.js';
import type { Change } from '#libs/ports/documents.js';
import type { Batch, PoolHead } from '#libs/ports/ledger.js';
import type { Platform } from '#libs/ports/platform.js';

/** What a commit leaves of a pool. */
export interface Beside {
  after: PoolHead;
  events?: Envelope[];
  documents?: Change[];
  records?: Change[];
}

/** An owner that is busy in the same partition commits many times a second. */
const TRIES = 200;
const BETWEEN_TRIES = 50;

/**
 * Commits to a pool that no owner decides, beside an owner who may be at work in its partition: the position stays where
 * it is, and whoever comes second tries again. `make` is asked anew each time with the head as it is then; null: nothing
 * is left to do. Answers the head that is left.
 */
export async function commitBeside(
  { bus, ledger }: Pick<Platform, 'bus' | 'ledger'>,
  pool: string,
  make: (before: PoolHead) => Beside | null,
): Promise<PoolHead> {
  for (let left = TRIES; ; left--) {
    const { next, lastInput } = await ledger.position(bus.partitionOf(pool));
    const before = await ledger.head(pool);
    const made = make(before);
    if (made === null) return before;
    const place = { partition: bus.partitionOf(pool), from: next, to: next, lastInput: lastInput ?? '' };
    try {
      await ledger.commit({ ...place, ...batchOf(before, made) });
      return made.after;
    } catch (error) {
      if (!isPassing(error) || left === 1) throw error;
    }
    await pause(BETWEEN_TRIES);
  }
}

function batchOf(
  before: PoolHead,
  { after, events = [], documents = [], records = [] }: Beside,
): Pick<Batch, 'heads' | 'events' | 'documents' | 'records'> {
  return { heads: [{ before, after }], events, documents, records };
}

function isPassing(error: unknown): boolean {
  return error instanceof CommitFailed && error.kind !== 'deterministic';
}
