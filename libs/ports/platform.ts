import type { Bus } from './bus.js';
import type { Clock } from './clock.js';
import type { Documents } from './documents.js';
import type { Keys } from './keys.js';
import type { Ledger } from './ledger.js';
import type { Queue } from './queue.js';

/** The five ports and the clock, opened for one mode (embedded or cluster). */
export interface Platform {
  bus: Bus;
  ledger: Ledger;
  documents: Documents;
  queue: Queue;
  keys: Keys;
  clock: Clock;
  /** Closes everything in order; afterwards the data may be opened again. */
  close(): Promise<void>;
}
