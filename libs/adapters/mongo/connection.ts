import mongoose from 'mongoose';
import type { Connection } from 'mongoose';
import { MAJORITY } from './driver.js';
import type { Client, Db } from './driver.js';
import { outside } from './failures.js';
import { demandMajority, demandReplicaSet } from './readiness.js';

/** ms until an unreachable server is given up: whoever asks waits and asks again. */
const PATIENCE = 5_000;
/** ms without a byte of an answer: the way to the server is dead. */
const SILENCE = 30_000;
const CONNECTIONS = 50;
const DEFAULT_NAME = 'kith';

/** A connected database. */
export interface MongoConnection {
  mongoose: Connection;
  client: Client;
  db: Db;
  close: () => Promise<void>;
}

export interface Place {
  /** names its database, `kith` if it does not */
  url: string;
  /** ms until an unreachable server is given up */
  patience?: number;
}

/** A mongoose of our own: queries that name unknown fields throw, operators in values are data, nothing is built unasked. */
function strictMongoose(): mongoose.Mongoose {
  return new mongoose.Mongoose({
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
    strictQuery: 'throw',
    sanitizeFilter: true,
  });
}

/** Connects and makes sure that this is a replica set asked for majorities. Throws OutsideWorld with one sentence. */
export async function connect({ url, patience = PATIENCE }: Place): Promise<MongoConnection> {
  const connection = strictMongoose().createConnection();
  try {
    await connection.openUri(url, {
      ...MAJORITY,
      dbName: databaseOf(url),
      appName: 'kith',
      retryWrites: true,
      maxPoolSize: CONNECTIONS,
      serverSelectionTimeoutMS: patience,
      connectTimeoutMS: patience,
      socketTimeoutMS: SILENCE,
    });
    const client = connection.getClient();
    const db = client.db(databaseOf(url));
    demandMajority(client);
    await demandReplicaSet(client, db);
    return { mongoose: connection, client, db, close: () => connection.close() };
  } catch (error) {
    await connection.close().catch(() => undefined);
    throw outside(error);
  }
}

/** Another database of the same server, over the same connections. */
export function beside({ mongoose: connection, client }: MongoConnection, name: string): MongoConnection {
  return { mongoose: connection.useDb(name), client, db: client.db(name), close: async () => undefined };
}

/** The database that an address names. */
export function databaseOf(url: string): string {
  const [, name = ''] = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]*)/.exec(url) ?? [];
  return decodeURIComponent(name) || DEFAULT_NAME;
}
