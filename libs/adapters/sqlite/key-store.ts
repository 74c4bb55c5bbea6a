import type { DatabaseSync } from 'node:sqlite';
import type { MasterKey } from '#libs/adapters/crypto/master-key.js';
import type { RandomBytes } from '#libs/adapters/crypto/random-bytes.js';
import type { Clock } from '#libs/ports/clock.js';
import type { ErasureLog } from './erasure-log.js';
import type { LogSync } from './log-sync.js';

/** The file of the keys, and what it needs of what lies around it. */
export interface KeyStore {
  file: string;
  db: DatabaseSync;
  master: MasterKey;
  erasures: ErasureLog;
  clock: Clock;
  random: RandomBytes;
  /** Called after every transaction. */
  written: () => void;
  /** null: nothing need last */
  sync: LogSync | null;
  /** Resolves when the main file holds on the disk all that was committed: the words for which a key is destroyed, too. */
  lasting: () => Promise<void>;
  /** Empties the write-ahead log, in which a destroyed key would survive. */
  empty: () => Promise<void>;
}
