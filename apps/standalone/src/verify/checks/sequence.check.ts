import type { Check, Prove } from '../check.js';
import type { Line } from '../ledger-line.js';
import type { PoolSeen } from '../state.js';

/** Events come as 1, 2, 3 … without gaps, in time order, and one input has effects once. */
export const sequenceCheck: Check = (pool, line, prove) => {
  inOrder(pool, line, prove);
  inTime(pool, line, prove);
  inPlace(pool, line, prove);
  if (isHolding(line.type) || line.cause === pool.lastCause) return;
  prove('once', !pool.causes.has(line.cause), () => 'comes from an input that had its effects earlier already');
};

function inOrder(pool: PoolSeen, { seq, epoch, id, pool: of }: Line, prove: Prove): void {
  prove('sequence', seq === pool.seq + 1, () => `seq ${String(seq)} follows ${String(pool.seq)}`);
  prove('sequence', epoch >= pool.epoch, () => `epoch ${String(epoch)} follows ${String(pool.epoch)}`);
  const named = id === `${of}/${String(epoch)}/${String(seq)}`;
  prove('sequence', named, () => `the id ${id} does not say its pool, epoch and seq`);
}

/** After it moved away, a pool only goes on by arriving, in a later epoch; and what has not moved does not arrive. */
function inPlace(pool: PoolSeen, { type, epoch }: Line, prove: Prove): void {
  const arrives = type === 'pool.arrived';
  prove('moved', !pool.moved || arrives, () => 'was recorded after the pool had moved away');
  if (!arrives) return;
  prove('moved', pool.moved, () => 'arrives without having moved away');
  prove('moved', epoch > pool.epoch, () => 'arrives in an epoch that was there before');
}

function inTime(pool: PoolSeen, { time, occurred }: Line, prove: Prove): void {
  prove('time', time >= pool.time, () => 'was decided earlier than the event before it');
  prove('time', occurred <= time, () => 'occurred after it was decided');
}

/** Holding and releasing a parked line is said beside the input that waits, not by it. */
export function isHolding(type: string): boolean {
  return type === 'contact.held' || type === 'contact.unheld';
}
