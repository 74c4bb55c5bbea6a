import { openMasterKey } from '#libs/adapters/crypto/master-key.js';
import type { RandomBytes } from '#libs/adapters/crypto/random-bytes.js';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Collection } from '#libs/ports/collections.js';
import type { Documents } from '#libs/ports/documents.js';
import type { EventLog } from '#libs/ports/event-log.js';
import type { Keys } from '#libs/ports/keys.js';
import type { Ledger } from '#libs/ports/ledger.js';
import { beside, connect, databaseOf } from './connection.js';
import type { MongoConnection } from './connection.js';
import { codeOf, DUPLICATE_KEY, outside } from './failures.js';
import { assertIndexes, buildIndexes } from './indexes.js';
import { KeyRows } from './key-rows.js';
import { MongoDocuments } from './mongo.documents.js';
import { MongoEventLog } from './mongo.event-log.js';
import { MongoKeys } from './mongo.keys.js';
import { MongoLedger } from './mongo.ledger.js';
import { defineKeyModels, defineModels, names } from './schemas.js';
import { Tables } from './tables.js';

export interface MongoOptions {
  /** Where ledger, documents and records lie: `mongodb://user:password@host:port/database?replicaSet=name`. */
  url: string;
  /** Where the wrapped keys lie; by default in a database beside it, `<database>_keys`. */
  keysUrl?: string | null;
  /** Where the erasure log lies; by default in a database beside the first, `<database>_erasures`. */
  erasuresUrl?: string | null;
  /** The folder of master key and pepper, the same for every service. */
  keysDir: string;
  /** Recorded at the first start, asserted at every other. */
  partitions: number;
  collections: readonly Collection[];
  clock: Clock;
  random: RandomBytes;
  /** Throws OutsideWorld while nothing may be written. */
  demand?: () => void;
  /** The same for the ledger alone. */
  demandToCommit?: () => void;
  /** ms until an unreachable server is given up */
  patience?: number;
}

/** The stores of the cluster platform. */
export interface MongoStores {
  ledger: Ledger;
  documents: Documents;
  keys: Keys;
  eventLog: EventLog;
  /** The recorded number. */
  partitions: number;
  /** Another instance of the keys, with a cache of its own. */
  openKeys: () => Promise<Keys>;
  /** The database's time, ms. */
  time: () => Promise<number>;
  close: () => Promise<void>;
}

/** Raised when the collections change in a way that older code cannot read. */
const FORMAT = 1;

/**
 * Connects, builds what is missing of collections and indexes, asserts all of it, and opens the stores. Throws
 * OutsideWorld with one sentence; `retriable` says whether waiting may help.
 */
export async function openMongo(options: MongoOptions): Promise<MongoStores> {
  const open: MongoConnection[] = [];
  const close = async (): Promise<void> => {
    for (const connection of open.splice(0).reverse()) await connection.close();
  };
  const opened = async (url: string): Promise<MongoConnection> => {
    const connection = await connect({ url, patience: options.patience });
    open.push(connection);
    return connection;
  };
  try {
    const { url, keysUrl, erasuresUrl } = options;
    const data = await opened(url);
    const keys = keysUrl ? await opened(keysUrl) : beside(data, `${databaseOf(url)}_keys`);
    const erasures = erasuresUrl ? await opened(erasuresUrl) : beside(data, `${databaseOf(url)}_erasures`);
    return { ...(await assemble(options, { data, keys, erasures })), close };
  } catch (error) {
    await close();
    throw outside(error);
  }
}

interface Connections {
  data: MongoConnection;
  keys: MongoConnection;
  erasures: MongoConnection;
}

async function assemble(
  options: MongoOptions,
  { data, keys, erasures }: Connections,
): Promise<Omit<MongoStores, 'close'>> {
  const { collections, clock, random, keysDir, demand = () => undefined, demandToCommit = demand } = options;
  defineModels(data.mongoose, collections);
  defineKeyModels(keys.mongoose, erasures.mongoose);
  for (const { mongoose } of [data, keys, erasures]) {
    await buildIndexes(mongoose);
    await assertIndexes(mongoose);
  }
  await recorded(data, 'format', FORMAT);
  const partitions = await recorded(data, 'partitions', options.partitions);
  const tables = new Tables(data.client, data.db, collections);
  const rows = new KeyRows(keys.db, erasures.db);
  const master = openMasterKey(keysDir, random, (await rows.proof()) === null);
  const openKeys = () => MongoKeys.open({ rows, master, clock, random });
  const eventLog = new MongoEventLog(tables);
  return {
    ledger: new MongoLedger({ tables, demand: demandToCommit, committed: eventLog.committed }),
    documents: new MongoDocuments(tables, demand),
    keys: await openKeys(),
    eventLog,
    partitions,
    openKeys,
    time: () => timeOf(data),
  };
}

/** What the first start wrote stays; a later one that wants something else is told so. */
async function recorded({ db }: MongoConnection, name: string, value: number): Promise<number> {
  const meta = db.collection<{ _id: string; value: number }>(names.meta);
  try {
    await meta.insertOne({ _id: name, value });
  } catch (error) {
    if (codeOf(error) !== DUPLICATE_KEY) throw error;
  }
  const stored = (await meta.findOne({ _id: name }))?.value;
  if (stored === value) return value;
  throw name === 'partitions' ? otherPartitions(stored, value) : otherFormat(stored, value);
}

function otherPartitions(stored: unknown, value: number): OutsideWorld {
  const text = `The data in MongoDB was begun with ${String(stored)} partitions, and KITH_PARTITIONS says ${String(value)}: set it to ${String(stored)}; a number once chosen stays.`;
  return new OutsideWorld(text, false, 'partitions-changed');
}

function otherFormat(stored: unknown, value: number): OutsideWorld {
  const text = `The data in MongoDB says format ${String(stored)}, this release of Kith works with ${String(value)}: start the release that wrote it.`;
  return new OutsideWorld(text, false, 'data-format');
}

async function timeOf({ db }: MongoConnection): Promise<number> {
  try {
    const { localTime } = await db.command({ hello: 1 });
    return (localTime as Date).getTime();
  } catch (error) {
    throw outside(error);
  }
}
