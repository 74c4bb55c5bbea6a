import { CommitFailed } from '#libs/kernel/errors.js';
import type { Batch, Ledger } from '#libs/ports/ledger.js';
import { refusedRepeat, type Caller } from './caller.js';
import { committing, EVERY, reading } from './fault-rates.js';
import type { World } from './world-parts.js';

/** A ledger whose every call may go wrong; a commit in ways of its own. */
export function faultyLedger(ledger: Ledger, world: World, caller: Caller): Ledger {
  const read = <T>(run: () => Promise<T>): Promise<T> => caller.call({ every: EVERY.read, possible: reading }, run);
  return {
    position: (partition) => read(() => ledger.position(partition)),
    head: (pool) => read(() => ledger.head(pool)),
    read: (pool, after, limit) => read(() => ledger.read(pool, after, limit)),
    about: (pool, subject, before, limit) => read(() => ledger.about(pool, subject, before, limit)),
    pools: () => read(() => ledger.pools()),
    commit: (batch) => faultyCommit(ledger, batch, world, caller),
  };
}

async function faultyCommit(
  ledger: Ledger,
  batch: Batch,
  { witness, plan, cursed }: World,
  caller: Caller,
): Promise<void> {
  const kinds = witness.kindsOf(batch);
  const commit = async (): Promise<void> => {
    if (batch.events.some(({ cause, type }) => cursed.has(cause) && !aboutLines.has(type))) {
      throw new CommitFailed('deterministic', 'this cannot be written');
    }
    await ledger.commit(batch);
    witness.committed(batch);
  };
  const fault = caller.dead ? null : plan.draw(EVERY.commit, committing, kinds);
  if (fault === 'commit impossible') curse(batch, cursed);
  if (fault === 'commit transient') throw new CommitFailed('transient', 'the store is busy');
  if (fault === 'crash before') return caller.crash();
  await caller.unlessDead(commit);
  if (fault === 'done twice') await caller.unlessDead(() => commit().catch(refusedRepeat));
  if (fault === 'crash after commit') return caller.crash();
  if (fault === 'commit unclear') throw new CommitFailed('unclear', 'the answer was lost');
}

/** Setting an input aside is said by that input too, and can be written. */
const aboutLines = new Set(['contact.held', 'contact.unheld', 'pool.discarded']);

/** From now on, what one input of this batch caused cannot be written. */
function curse({ events }: Batch, cursed: Set<string>): void {
  const one = events.find(({ type }) => !type.startsWith('pool.') && !aboutLines.has(type));
  if (one !== undefined) cursed.add(one.cause);
}
