import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import { openMongo } from '#libs/adapters/mongo/open-mongo.js';
import type { MongoOptions } from '#libs/adapters/mongo/open-mongo.js';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { clusterServer } from '#libs/testing/contracts/cluster-servers.js';
import type { ClusterPart, ClusterPlace } from '#libs/testing/contracts/cluster-subject.js';

/** Tests need no 64 partitions. */
export const PARTITIONS = 4;

/** The ledger, the documents and the keys of a test, in databases of its own. */
export const mongoPart: ClusterPart = {
  async open(place) {
    let isFull = false;
    const demand = () => {
      if (isFull) throw new OutsideWorld('The disk of MongoDB is full.', true, 'disk-full');
    };
    const { ledger, documents, keys, openKeys, close } = await openMongo({ ...mongoOptions(place), demand });
    return {
      ports: { ledger, documents, keys },
      otherKeys: openKeys,
      keepKeys: () => keepKeys(place),
      fillDisk: (full) => {
        isFull = full;
      },
      close,
    };
  },
  async remove(place) {
    await removeDatabases(place.name);
    fs.rmSync(keysDir(place), { recursive: true, force: true });
  },
};

/** How a test opens MongoDB: in databases that carry its name. */
function mongoOptions(place: Omit<ClusterPlace, 'scale'>): MongoOptions {
  const { clock, random, collections } = place;
  fs.mkdirSync(keysDir(place), { recursive: true, mode: 0o700 });
  return { url: mongoUrl(place.name), keysDir: keysDir(place), partitions: PARTITIONS, collections, clock, random };
}

/** The address of the server with another database. */
export function mongoUrl(name: string): string {
  const [, server = '', options = ''] =
    /^(mongodb(?:\+srv)?:\/\/[^/]+)\/?[^?]*(\?.*)?$/.exec(clusterServer('KITH_MONGO')) ?? [];
  return `${server}/${name}${options}`;
}

/** Removes what a test has made. */
export async function removeDatabases(name: string): Promise<void> {
  await withClient(async (client) => {
    for (const suffix of ['', '_keys', '_erasures']) await client.db(`${name}${suffix}`).dropDatabase();
  });
}

/** Where the server listens. */
export function serverAddress(): { host: string; port: number } {
  const [, host = '', port = ''] = /^mongodb:\/\/(?:[^@/]*@)?([^:/,]+):(\d+)/.exec(clusterServer('KITH_MONGO')) ?? [];
  return { host, port: Number(port) };
}

export async function withClient<Result>(
  work: (client: mongoose.mongo.MongoClient) => Promise<Result>,
): Promise<Result> {
  const client = await new mongoose.mongo.MongoClient(clusterServer('KITH_MONGO')).connect();
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

/** Keeps the stored keys as they are now; the answer puts that older state back. */
export async function keepKeys({ name }: { name: string }): Promise<() => Promise<void>> {
  const kept = await withClient((client) => client.db(`${name}_keys`).collection('keys').find().toArray());
  return () =>
    withClient(async (client) => {
      const keys = client.db(`${name}_keys`).collection('keys');
      await keys.deleteMany({});
      if (kept.length > 0) await keys.insertMany(kept);
    });
}

function keysDir({ name }: { name: string }): string {
  return path.join(os.tmpdir(), `kith-keys-${name}`);
}
