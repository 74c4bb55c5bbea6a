import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { bullmqPart } from '#libs/adapters/bullmq/testing/bullmq-part.js';
import { systemClock } from '#libs/adapters/clock/system-clock.js';
import { kafkaAlone } from '#libs/adapters/kafka/testing/kafka-part.js';
import { batchOf } from '#libs/adapters/mongo/testing/given-stores.js';
import { mongoPart, mongoUrl } from '#libs/adapters/mongo/testing/mongo-part.js';
import { OwnMongod } from '#libs/adapters/mongo/testing/own-mongod.js';
import type { Platform } from '#libs/ports/platform.js';
import { clusterServer } from '#libs/testing/contracts/cluster-servers.js';
import { collections } from './collections.js';
import { openCluster } from './open-cluster.js';
import type { ClusterOptions, Waiting } from './open-cluster.js';

let name = '';
let folder = '';
let server: OwnMongod | null = null;
const opened: Platform[] = [];
beforeEach(() => {
  name = `t${randomBytes(7).toString('hex')}`;
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-cluster-'));
});
afterEach(async () => {
  const parts = opened.length > 0 ? [mongoPart, kafkaAlone(), bullmqPart] : [];
  for (const platform of opened.splice(0)) await platform.close();
  await server?.remove();
  server = null;
  const place = { name, clock: systemClock, random: randomBytes, collections, scale: { second: 1, hour: 1, runs: 1 } };
  for (const part of parts) await part.remove(place);
  fs.rmSync(folder, { recursive: true });
});

const options = (mongo = mongoUrl(name), partitions = 2): ClusterOptions => ({
  cluster: {
    kafka: { brokers: clusterServer('KITH_KAFKA').split(','), sasl: null, tls: false, replication: 1, namespace: name },
    mongo,
    mongoKeys: null,
    mongoErasures: null,
    redis: clusterServer('KITH_REDIS'),
    partitions,
  },
  keysDir: path.join(folder, 'keys'),
});

async function open(wanted: ClusterOptions, ...more: [Waiting?, AbortSignal?]): Promise<Platform> {
  const platform = await openCluster(wanted, ...more);
  opened.push(platform);
  return platform;
}

/** Notes what is said, and calls when something is said for the first time. */
function listening(first: (sentence: string) => void) {
  const heard: (string | null)[] = [];
  const waiting: Waiting = (sentence) => {
    if (sentence !== null && !heard.includes(sentence)) first(sentence);
    heard.push(sentence);
  };
  return { heard, waiting };
}

it('waits for a database that comes later, says for what, and opens without a hand', async () => {
  server = await OwnMongod.start();
  const mongod = server;
  await mongod.kill();
  const { heard, waiting } = listening((sentence) => {
    if (sentence.startsWith('MongoDB cannot be reached')) void mongod.start();
    if (sentence.startsWith('The replica set')) void mongod.initiate();
  });
  const { bus, ledger } = await open(options(mongod.url()), waiting);

  expect(heard[0]).toBe(`MongoDB cannot be reached at 127.0.0.1:${mongod.port}.`);
  expect(heard).toContainEqual(expect.stringMatching(/^The replica set of MongoDB at \S+ is not ready/));
  expect(heard.at(-1)).toBeNull();
  expect(bus.partitions).toBe(2);
  expect(await ledger.pools()).toEqual([]);
});

it('stops waiting when told to', async () => {
  const ending = new AbortController();
  const { waiting } = listening(() => ending.abort());
  const opening = openCluster(options('mongodb://127.0.0.1:9/kith'), waiting, ending.signal);

  await expect(opening).rejects.toMatchObject({ code: 'store-unavailable' });
});

it('opens no bus with another number of partitions than the recorded one', async () => {
  await open(options());
  await expect(openCluster(options(mongoUrl(name), 3))).rejects.toMatchObject({ code: 'partitions-changed' });
});

it('decides nothing while this machine’s clock is not that of the database, and says so; then it goes on', async () => {
  let skew = 0;
  const planned: (() => void)[] = [];
  const clock = {
    now: () => systemClock.now() + skew,
    at(at: number, run: () => void) {
      planned.push(run);
      return systemClock.at(at - skew, run);
    },
  };
  const { ledger, health } = await open({ ...options(), clock });
  const change = async (to: number) => {
    skew = to;
    for (const run of planned.splice(0)) run();
    while (((health?.() ?? null) === null) !== (to === 0)) await new Promise(setImmediate);
  };
  const batch = { ...(await batchOf(ledger)), documents: [] };
  await change(60_000);
  expect(health?.()).toMatch(/^The clock of this machine is (5|6)\d s ahead of that of MongoDB/);
  await expect(ledger.commit(batch)).rejects.toMatchObject({ kind: 'transient', cause: { code: 'clock-skew' } });
  await change(0);
  await ledger.commit(batch);

  expect(await ledger.head('p_1')).toMatchObject({ seq: 1 });
});
