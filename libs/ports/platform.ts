import type { InputEnvelope } from '#libs/kernel/input.js';
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
  /** null while all is well, else one sentence: nothing is decided, or nobody hears of it. Absent where nothing can be. */
  health?: () => string | null;
  /**
   * Resolves when everything that can be read now outlasts a loss of power: to be waited for by whoever tells somebody
   * outside of it. Rejects with OutsideWorld. Absent where nothing can be read before that (MongoDB reads what a majority has).
   */
  lasting?: () => Promise<void>;
  /**
   * Empties the decided inputs of a pool of which `concerns` says that they are about somebody who was erased; the rest
   * of each stays. Absent where a log cannot be changed and lets go of its records by their age (Kafka).
   */
  blankInputs?(pool: string, concerns: (input: InputEnvelope) => boolean): Promise<void>;
  /** Removes from the files what deleting left behind there (a write-ahead log, say): the last duty of an erasure. */
  scrub(): Promise<void>;
  /** Empties what is published of the ledger, for whoever opens a new epoch over an older one; absent where nothing is copied. */
  forgetPublished?: () => Promise<void>;
  /** Closes everything in order; afterwards the data may be opened again. */
  close(): Promise<void>;
}
