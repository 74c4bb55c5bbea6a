import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { OwnRedis } from '#libs/adapters/bullmq/testing/own-redis.js';
import { OwnBroker } from '#libs/adapters/kafka/testing/own-broker.js';
import { OwnMongod } from '#libs/adapters/mongo/testing/own-mongod.js';
import { ServiceProcess } from '#libs/testing/cluster/service-process.js';
import { until } from '#libs/testing/cluster/until.js';
import { ApiClient } from '../testing/api-client.js';

const KEY = 'a key for services that come before their servers';
const [RIGHT, WRONG] = ['the-right-password', 'the-wrong-password'];

let folder = '';
let services: ServiceProcess[] = [];
let closing: (() => Promise<void>)[] = [];
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-late-'));
});
afterEach(async () => {
  await Promise.all(services.map((service) => service.kill()));
  for (const close of closing.reverse()) await close();
  [services, closing] = [[], []];
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Three servers that let in nobody without a password; none is started yet. */
async function prepared(): Promise<{ mongod: OwnMongod; broker: OwnBroker; redis: OwnRedis }> {
  const mongod = await OwnMongod.start({ locked: true });
  closing.push(() => mongod.remove());
  await mongod.initiate();
  await mongod.kill();
  const broker = await OwnBroker.prepare({ password: WRONG });
  closing.push(() => broker.close());
  const redis = await OwnRedis.prepare('--requirepass', WRONG);
  closing.push(() => redis.close());
  return { mongod, broker, redis };
}

/** Each service says a sentence on its readiness page, and none of them a password. */
async function everybodySays(sentence: string | RegExp): Promise<void> {
  for (const service of services) {
    const said = await until(
      `${service.name} says ${String(sentence)}`,
      () => service.reason(),
      (reason) => reason?.match(sentence) != null,
    );
    expect(said).not.toMatch(/the-(right|wrong)-password/);
  }
}

it('services that come before their servers, which then refuse their password, say so in turn and are ready without a hand', async () => {
  const { mongod, broker, redis } = await prepared();
  const settings = {
    KITH_KAFKA: `127.0.0.1:${broker.port}`,
    KITH_KAFKA_USER: 'kith',
    KITH_KAFKA_PASSWORD: RIGHT,
    KITH_MONGO: `mongodb://kith:${RIGHT}@127.0.0.1:${mongod.port}/kith?replicaSet=own&authSource=admin`,
    KITH_REDIS: redis.url.replace('//', `//:${RIGHT}@`),
    KITH_PARTITIONS: '2',
    KITH_KEYS: path.join(folder, 'keys'),
    KITH_BOOTSTRAP_KEY: KEY,
  };
  services = (['reminders', 'ingest', 'contacts'] as const).map((name) => ServiceProcess.start(name, settings));

  await everybodySays(`MongoDB cannot be reached at 127.0.0.1:${mongod.port}.`);
  await mongod.start();
  await everybodySays('MongoDB refuses the user or the password in KITH_MONGO');
  await mongod.createUser('kith', RIGHT);
  await everybodySays(/Kafka at 127\.0\.0\.1:\d+ cannot be used now/);
  broker.start();
  await everybodySays(/Kafka at 127\.0\.0\.1:\d+ refuses the user name or password it is given/);
  await broker.kill();
  broker.changePassword(RIGHT);
  broker.start();
  await everybodySays(/Redis at 127\.0\.0\.1:\d+ cannot be reached/);
  await redis.start();
  await everybodySays(/Redis at 127\.0\.0\.1:\d+ does not accept the user and password in its address/);
  await redis.changePassword(WRONG, RIGHT);
  const corrected = Date.now();
  await Promise.all(services.map((service) => service.ready()));
  console.log(`ready ${Date.now() - corrected} ms after the last password was corrected`);

  const contacts = services.find(({ name }) => name === 'contacts');
  const answer = await new ApiClient(contacts?.address ?? '', { key: KEY }).call('GET', '/v1/status');
  expect(answer.status).toBe(200);
});
