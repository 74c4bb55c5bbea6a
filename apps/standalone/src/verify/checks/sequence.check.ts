import type { Line } from '../ledger-line.js';
import type { Check, PoolSeen } from '../state.js';

/** Events come as 1, 2, 3 … without gaps, in time order, and one input has effects once. */
export const sequenceCheck: Check = (pool, line, found) => {
  inOrder(pool, line, found);
  inTime(pool, line, found);
  inPlace(pool, line, found);
  if (line.cause !== pool.lastCause && pool.causes.has(line.cause) && !isHolding(line.type)) {
    found('once', 'comes from an input that had its effects earlier already');
  }
};

function inOrder(pool: PoolSeen, line: Line, found: Parameters<Check>[2]): void {
  if (line.seq !== pool.seq + 1) found('sequence', `seq ${String(line.seq)} follows ${String(pool.seq)}`);
  if (line.epoch < pool.epoch) found('sequence', `epoch ${String(line.epoch)} follows ${String(pool.epoch)}`);
  if (line.id !== `${line.pool}/${String(line.epoch)}/${String(line.seq)}`)
    found('sequence', `the id ${line.id} does not say its pool, epoch and seq`);
}

/** After it moved away, a pool only goes on by arriving, in a later epoch; and what has not moved does not arrive. */
function inPlace(pool: PoolSeen, line: Line, found: Parameters<Check>[2]): void {
  const arrives = line.type === 'pool.arrived';
  if (pool.moved && !arrives) found('moved', 'was recorded after the pool had moved away');
  if (arrives && !pool.moved) found('moved', 'arrives without having moved away');
  if (arrives && line.epoch <= pool.epoch) found('moved', 'arrives in an epoch that was there before');
}

function inTime(pool: PoolSeen, line: Line, found: Parameters<Check>[2]): void {
  if (line.time < pool.time) found('time', 'was decided earlier than the event before it');
  if (line.occurred > line.time) found('time', 'occurred after it was decided');
}

/** Holding and releasing a parked line is said beside the input that waits, not by it. */
export function isHolding(type: string): boolean {
  return type === 'contact.held' || type === 'contact.unheld';
}
