import fs from 'node:fs';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { openMasterKey } from '#libs/adapters/crypto/master-key.js';
import type { RandomBytes } from '#libs/adapters/crypto/random-bytes.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Collection } from '#libs/ports/collections.js';
import type { Platform } from '#libs/ports/platform.js';
import { blankInputs } from './blank-inputs.js';
import { Checkpointer } from './checkpoint.js';
import { demandData, demandKeys } from './demand-whole.js';
import { Disk } from './disk.js';
import { ErasureLog } from './erasure-log.js';
import { emptyFolders } from './empty-folders.js';
import { outside } from './failures.js';
import { DATA_FILE, KEYS_FILE } from './files.js';
import { HeapQueue } from './heap.queue.js';
import { lockFolder } from './lock.js';
import { LogSync } from './log-sync.js';
import { openDatabase } from './open-database.js';
import { QueryReader } from './query-reader.js';
import { SearchThread } from './search-thread.js';
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
  /** Whatever both folders held goes, once this process holds them. */
  anew?: boolean;
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
  const files = new OpenFiles(options);
  try {
    return assemble(options, files);
  } catch (error) {
    files.close();
    throw outside(error, options.dataDir);
  }
}

/** The lock of a data folder and the connections to its files, closed in the opposite order. */
class OpenFiles {
  readonly #unlock: () => void;
  readonly #connections: DatabaseSync[] = [];

  constructor(private readonly options: EmbeddedOptions) {
    this.#unlock = lockFolder(options.dataDir);
    if (options.anew === true) emptyFolders(options.dataDir, options.keysDir);
  }

  pathOf(name: string): string {
    return path.join(this.options.dataDir, name);
  }

  open(file: string, more: { cache: number; readOnly?: boolean }): DatabaseSync {
    try {
      const db = openDatabase({ file, durable: this.options.durable, ...more });
      this.#connections.push(db);
      return db;
    } catch (error) {
      throw outside(error, file);
    }
  }

  close(): void {
    for (const db of this.#connections.splice(0).reverse()) db.close();
    this.#unlock();
  }
}

/** What need not last is not worth a thread, and in one thread the same seed does the same; nor a second connection, which would read anew what this one holds. */
const inOneThread = { script: '' };

function assemble(options: EmbeddedOptions, files: OpenFiles): EmbeddedPlatform {
  const { dataDir, keysDir, clock, random, collections } = options;
  const [file, keysFile] = [files.pathOf(DATA_FILE), files.pathOf(KEYS_FILE)];
  demandKeys(file, keysFile);
  const master = openMasterKey(keysDir, random, !fs.existsSync(keysFile));
  // The keys come first: a start that was ended between the two leaves nothing that looks like loss.
  const keysDb = files.open(keysFile, { cache: 4 });
  demandData(file, keysDb);
  const db = files.open(file, { cache: 16 });
  const threads: { script?: string } = options.durable ? {} : inOneThread;
  const checkpointer = new Checkpointer();
  const [sync, keysSync] = options.durable ? [new LogSync(file), new LogSync(keysFile)] : [null, null];
  const written = (connection: DatabaseSync, log: LogSync | null) => () => {
    log?.wrote();
    checkpointer.wrote(connection);
  };
  const logs = [sync, keysSync].filter((log) => log !== null);
  const disk = new Disk({ folder: dataDir, ...options.disk, logs });
  const store = new Store({ file, db, disk, clock, collections, written: written(db, sync), sync });
  const queries = new QueryReader(options.durable ? files.open(file, { cache: 8, readOnly: true }) : db, collections);
  const searches = new SearchThread({ file, collections, inline: queries, ...threads });
  const erasures = new ErasureLog(keysDir);
  const watch = {
    written: written(keysDb, keysSync),
    lasting: () => store.lasting(),
    empty: () => checkpointer.empty(keysDb),
  };
  const keyStore = { file: keysFile, db: keysDb, master, erasures, clock, random, sync: keysSync, ...watch };
  const ports = {
    bus: new SqliteBus(store, clock),
    ledger: new SqliteLedger(store, queries),
    documents: new SqliteDocuments(store, queries, searches),
    queue: new HeapQueue(clock),
    keys: new SqliteKeys(keyStore),
    clock,
  };
  checkpointer.start({ [file]: db, [keysFile]: keysDb }, threads.script);
  return { ...ports, ...endings(ports, { files, store, checkpointer, searches, logs }) };
}

interface Insides {
  files: OpenFiles;
  store: Store;
  checkpointer: Checkpointer;
  searches: SearchThread;
  logs: readonly LogSync[];
}

/** How the platform comes to rest and to its end. */
function endings(
  { bus, queue }: { bus: SqliteBus; queue: HeapQueue },
  { files, store, checkpointer, searches, logs }: Insides,
): Pick<EmbeddedPlatform, 'quiet' | 'health' | 'lasting' | 'blankInputs' | 'scrub' | 'close' | 'crash'> {
  return {
    quiet: () => bus.quiet(),
    health: () => store.health(),
    lasting: () => store.lasting(),
    blankInputs: (pool, concerns) => blankInputs(store, pool, concerns),
    async scrub() {
      await store.purge();
      await checkpointer.empty();
    },
    async close() {
      await Promise.all([bus.close(), queue.stop()]);
      store.end('flush');
      await Promise.all([checkpointer.close(), searches.close(), ...logs.map((log) => log.close())]);
      files.close();
    },
    crash() {
      bus.abandon();
      queue.abandon();
      store.end('drop');
      void checkpointer.close();
      void searches.close();
      files.close();
    },
  };
}
