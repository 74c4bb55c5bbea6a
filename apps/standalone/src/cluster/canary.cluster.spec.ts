import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { redisTexts } from '#libs/adapters/bullmq/testing/redis-texts.js';
import { recordsOn, removeAged } from '#libs/adapters/kafka/testing/topic-records.js';
import { storedBytes } from '#libs/adapters/mongo/testing/stored-rows.js';
import type { Platform } from '#libs/ports/platform.js';
import { OwnCluster } from '#libs/testing/cluster/own-cluster.js';
import { ServiceProcess, type ServiceName } from '#libs/testing/cluster/service-process.js';
import { canary, foundIn, foundInText } from '../testing/canary.js';
import {
  connectGreenhouse,
  erasureOf,
  expectNoWayBack,
  foundInAnswers,
  lived,
  type Greenhouse,
} from '../testing/canary-life.js';
import { ProxiedClient } from './testing/proxied.js';
import { allDecided } from './testing/team.js';

const KEY = 'a key for somebody who is erased on servers';
const NAMES: readonly ServiceName[] = ['contacts', 'ingest', 'reminders'];

describe('on servers, somebody who came in by every door and was erased', () => {
  let cluster: OwnCluster;
  let platform: Platform;
  let services: Record<ServiceName, ServiceProcess>;
  let owner: ProxiedClient;
  let greenhouse: Greenhouse;
  let id = '';
  let said = '';

  beforeAll(async () => {
    cluster = new OwnCluster();
    platform = await cluster.open();
    const settings = { ...cluster.settings, LOG_LEVEL: 'trace', KITH_BOOTSTRAP_KEY: KEY };
    const started = NAMES.map((name) => {
      const service = ServiceProcess.start(name, settings, (line) => {
        said += `${line}\n`;
      });
      return [name, service] as const;
    });
    services = Object.fromEntries(started) as typeof services;
    await Promise.all(started.map(([, service]) => service.ready()));
    owner = new ProxiedClient(services, KEY);
    greenhouse = await connectGreenhouse(owner);
    id = await lived(owner, greenhouse);
  });
  afterAll(async () => {
    await Promise.all(Object.values(services).map((service) => service.kill()));
    await cluster.remove();
  });

  const topic = (name: 'inputs' | 'pool-events'): string => `${cluster.name}.${name}`;

  /** Which words stand where on the servers, as `place: word`; of Kafka's topics only these. */
  async function onServers(...topics: ('inputs' | 'pool-events')[]): Promise<string[]> {
    const { kafka, redis } = cluster.config;
    const texts = (await storedBytes(cluster.name)).map(([place, bytes]) => [place, bytes.toString('latin1')] as const);
    const inRedis = (await redisTexts(redis, cluster.name)).map((text) => ['redis', text] as const);
    const onKafka = topics.map(async (name) => {
      const records = await recordsOn(kafka, topic(name));
      const parts = records.flatMap(({ message: { key, value, headers } }) => [key, value, JSON.stringify(headers)]);
      return [name, parts.join('\n')] as const;
    });
    const all = [...texts, ...inRedis, ...(await Promise.all(onKafka))];
    return all.flatMap(([place, text]) => foundInText(text).map((word) => `${place}: ${word}`));
  }

  test('is handed everything first, and stands in clear where documents and inputs are kept', async () => {
    const known = await owner.get(`/v1/contacts/${id}/export`);
    expect(foundInText(JSON.stringify(known.body))).toEqual(Object.values(canary).map((word) => word.toLowerCase()));
    const found = await onServers('inputs', 'pool-events');
    expect(new Set(found.map((one) => one.split(': ')[1])).size).toBeGreaterThan(12);
    expect(found).toContain(`inputs: ${canary.email}`);
    expect(found.filter((one) => one.startsWith('pool-events') || one.startsWith('redis'))).toEqual([]);
  });

  test('is in no database, in Redis, on the topic of events, in no log and in no answer afterwards', async () => {
    const erased = await owner.call('DELETE', `/v1/contacts/${id}`);
    expect(erased.body).toEqual({ contact: id, erased: true });
    expect((await erasureOf(owner)).every(({ at }) => at > 0)).toBe(true);
    expect(await onServers('pool-events')).toEqual([]);
    expect(foundIn(cluster.keysDir)).toEqual([]);
    expect(foundInText(said)).toEqual([]);
    for (const name of NAMES) expect(said).toContain(services[name].address);
    expect(await foundInAnswers(owner)).toEqual([]);
  });

  test('leaves the topic of inputs when its records are as old as Kafka keeps them, and work goes on', async () => {
    await allDecided(platform);
    const partitions = Array.from({ length: platform.bus.partitions }, (_, at) => at);
    const positions = await Promise.all(partitions.map((one) => platform.ledger.position(one)));
    await removeAged(
      cluster.config.kafka,
      topic('inputs'),
      positions.map(({ next }) => next),
    );
    expect(await onServers('inputs', 'pool-events')).toEqual([]);
  });

  test('does not come back by any door, and of what was said at them only inputs keep anything', async () => {
    await expectNoWayBack(owner, greenhouse);
    await allDecided(platform);
    expect(await onServers('pool-events')).toEqual([]);
    expect(foundInText(said)).toEqual([]);
  });
});
