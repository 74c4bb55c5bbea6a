import kafkajs from 'kafkajs';
import type { Admin } from 'kafkajs';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Topic } from '#libs/ports/bus.js';
import type { TopicNames } from './options.js';

/** kafkajs is CommonJS; Node finds not all of its names by themselves. */
const { ConfigResourceTypes } = kafkajs;

const DAY = 86_400_000;
/** bytes; a batch of records may be as large */
const LARGEST_BATCH = 1_048_576;

export interface TopicSize {
  partitions: number;
  /** copies of each */
  replication: number;
}

interface TopicPlan extends TopicSize {
  topic: string;
  settings: Record<string, string>;
}

/** How long records are kept, days. */
const KEPT: Record<Topic, number> = { inputs: 7, 'pool-events': 14 };
const ALL: readonly Topic[] = ['inputs', 'pool-events'];

/** Makes the topics that are missing and asserts all: partitions, copies, how long records are kept. Throws OutsideWorld `topic-wrong`. */
export async function ensureTopics(
  admin: Admin,
  names: TopicNames,
  size: TopicSize,
  topics: readonly Topic[] = ALL,
): Promise<void> {
  const plans = topics.map((topic) => plan(names[topic], KEPT[topic], size));
  const there = new Set(await admin.listTopics());
  const missing = plans.filter(({ topic }) => !there.has(topic));
  if (missing.length > 0) await admin.createTopics({ waitForLeaders: true, topics: missing.map(created) });
  for (const wanted of plans) await assertTopic(admin, wanted);
}

function plan(topic: string, days: number, size: TopicSize): TopicPlan {
  const settings = {
    'cleanup.policy': 'delete',
    'retention.ms': String(days * DAY),
    'retention.bytes': '-1',
    'segment.ms': String(DAY),
    'compression.type': 'producer',
    'max.message.bytes': String(LARGEST_BATCH),
    'min.insync.replicas': size.replication > 2 ? '2' : '1',
  };
  return { topic, ...size, settings };
}

function created({ topic, partitions, replication, settings }: TopicPlan) {
  const configEntries = Object.entries(settings).map(([name, value]) => ({ name, value }));
  return { topic, numPartitions: partitions, replicationFactor: replication, configEntries };
}

async function assertTopic(admin: Admin, { topic, partitions, replication, settings }: TopicPlan): Promise<void> {
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
  const found = topics[0]?.partitions ?? [];
  if (found.length !== partitions) {
    const text = `has ${String(found.length)} partitions, but ${String(partitions)} are recorded for this data: the number is never changed in place`;
    throw wrong(topic, text, 'use another namespace, as docs/operations.md describes');
  }
  const copies = Math.min(...found.map(({ replicas }) => replicas.length));
  if (copies !== replication)
    throw wrong(topic, `keeps ${String(copies)} copies instead of ${String(replication)}`, 'reassign its partitions');
  await assertSettings(admin, topic, settings);
}

async function assertSettings(admin: Admin, topic: string, settings: Record<string, string>): Promise<void> {
  const configNames = Object.keys(settings);
  const resources = [{ type: ConfigResourceTypes.TOPIC, name: topic, configNames }];
  const { resources: described } = await admin.describeConfigs({ resources, includeSynonyms: false });
  for (const { configName, configValue } of described[0]?.configEntries ?? []) {
    const wanted = settings[configName];
    if (wanted !== undefined && wanted !== configValue)
      throw wrong(topic, `has ${configName}=${configValue}`, `set it to ${wanted}`);
  }
}

function wrong(topic: string, what: string, remedy: string): OutsideWorld {
  return new OutsideWorld(`The topic ${topic} ${what}: ${remedy}.`, false, 'topic-wrong');
}
