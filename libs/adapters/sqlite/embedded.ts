import fs from 'node:fs';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { openMasterKey } from '#libs/adapters/crypto/master-key.js';
import type { RandomBytes } from '#libs/adapters/crypto/random-bytes.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Collection } from '#libs/ports/collections.js';
import type { Platform } from '#libs/ports/platform.js';
import { Checkpointer } from './checkpoint.js';
import { Disk } from './disk.js';
import { ErasureLog } from './erasure-log.js';
import { outside } from './failures.js';
import { DATA_FILE, KEYS_FILE } from './files.js';
import { HeapQueue } from './heap.queue.js';
import { lockFolder } from './lock.js';
import { openDatabase } from './open-database.js';
import { QueryReader } from './query-reader.js';
import { SqliteBus } from './sqlite.bus.js';
import { SqliteDocuments } from './sqlite.documents.js';
import { SqliteKeys } from './sqlite.keys.js';
import { SqliteLedger } from './sqlite.ledger.js';
import { Store } from './store.js';

export interface EmbeddedOptions {
  dataDir: string;
  keysDir: string;
  clock: Clock;
  random: RandomBytes;
  disk: { reserve: number; free?: (folder: string) => number };
  durable: boolean;
  collections: readonly Collection[];
}

/** The platform in this process, and what only a platform in one process can promise. */
export interface EmbeddedPlatform extends Platform {
  /** Resolves when nothing is left to do before the clock moves or something new comes in. */
  quiet(): Promise<void>;
  /** Ends as a killed process would: what is under way is lost, the files stay as they are and may be opened again. */
  crash(): void;
}

/** Opens both files of a data folder and takes its lock. */
export function openEmbedded(options: EmbeddedOptions): EmbeddedPlatform {
  const unlock = lockFolder(options.dataDir);
  const opened: DatabaseSync[] = [];
  const closeAll = (): void => {
    for (const db of opened.reverse()) if (db.isOpen) db.close();
    unlock();
  };
  try {
    return assemble(options, opened, closeAll);
  } catch (error) {
    closeAll();
    throw outside(error, options.dataDir);
  }
}

function assemble(options: EmbeddedOptions, opened: DatabaseSync[], closeAll: () => void): EmbeddedPlatform {
  const { dataDir, keysDir, clock, random, durable, collections } = options;
  const file = path.join(dataDir, DATA_FILE);
  const keysFile = path.join(dataDir, KEYS_FILE);
  const open = (name: string, more: { cache: number; readOnly?: boolean }): DatabaseSync => {
    const db = openDatabase({ file: name, durable, ...more });
    opened.push(db);
    return db;
  };
  const master = openMasterKey(keysDir, random, !fs.existsSync(keysFile));
  const [db, keysDb] = [open(file, { cache: 32 }), open(keysFile, { cache: 8 })];
  const checkpointer = new Checkpointer();
  const disk = new Disk(dataDir, options.disk.reserve, options.disk.free);
  const store = new Store({ file, db, disk, collections, written: () => checkpointer.wrote(db) });
  const queries = new QueryReader(open(file, { cache: 16, readOnly: true }), collections);
  const erasures = new ErasureLog(keysDir);
  const keys = new SqliteKeys({
    file: keysFile,
    db: keysDb,
    master,
    erasures,
    clock,
    random,
    written: () => checkpointer.wrote(keysDb),
  });
  const bus = new SqliteBus(store, clock);
  const queue = new HeapQueue(clock);
  checkpointer.start(
    new Map([
      [file, db],
      [keysFile, keysDb],
    ]),
  );

  return {
    bus,
    queue,
    keys,
    clock,
    ledger: new SqliteLedger(store, queries),
    documents: new SqliteDocuments(store, queries),
    quiet: () => bus.quiet(),
    async scrub() {
      await store.purge();
      checkpointer.empty();
    },
    async close() {
      await Promise.all([bus.close(), queue.stop()]);
      store.group.flush();
      await checkpointer.close();
      closeAll();
    },
    crash() {
      bus.abandon();
      queue.abandon();
      store.group.drop();
      void checkpointer.close();
      closeAll();
    },
  };
}
