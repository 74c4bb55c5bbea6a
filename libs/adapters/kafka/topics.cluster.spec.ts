import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Admin } from 'kafkajs';
import type { Topic } from '#libs/ports/bus.js';
import { GivenKafka } from './testing/given-kafka.js';
import { ensureTopics } from './topics.js';

let given: GivenKafka;
beforeEach(async () => {
  given = new GivenKafka();
  await given.bus();
});
afterEach(() => given.close());

const kept: [Topic, string][] = [
  ['inputs', '604800000'],
  ['pool-events', '1209600000'],
];
const settings = kept.flatMap(([topic, retention]): [Topic, string, string, string][] => [
  [topic, 'cleanup.policy', 'compact', 'delete'],
  [topic, 'retention.ms', '86400000', retention],
  [topic, 'retention.bytes', '1000000', '-1'],
  [topic, 'segment.ms', '604800000', '86400000'],
  [topic, 'compression.type', 'zstd', 'producer'],
  [topic, 'max.message.bytes', '3000000', '1048576'],
  [topic, 'min.insync.replicas', '2', '1'],
]);

describe('a topic that is not as Kith made it is refused with a sentence', () => {
  it.each(settings)('%s: %s=%s', async (topic, name, wrong, right) => {
    await given.setTopic(topic, name, wrong);
    await expect(given.bus()).rejects.toMatchObject({
      ...{ name: 'OutsideWorld', retriable: false, code: 'topic-wrong' },
      message: `The topic ${given.topic(topic)} has ${name}=${wrong}: set it to ${right}.`,
    });
    await given.setTopic(topic, name, right);
    await expect(given.bus()).resolves.toBeDefined();
  });

  it.each(kept)('%s: fewer copies than are asked for', async (topic) => {
    const names = { inputs: given.topic('inputs'), 'pool-events': given.topic('pool-events') };
    for (const [one] of kept) await given.setTopic(one, 'min.insync.replicas', '2');
    const admin = await given.admin();
    const others = Object.values(names).filter((name) => name !== names[topic]);
    const refused = ensureTopics(withCopies(admin, 3, others), names, { partitions: 2, replication: 3 });
    await expect(refused).rejects.toMatchObject({
      ...{ retriable: false, code: 'topic-wrong' },
      message: `The topic ${names[topic]} keeps 1 copies instead of 3: reassign its partitions.`,
    });
  });

  it.each(kept)('%s: another number of partitions', async (topic) => {
    await given.grow(topic, 3);
    await expect(given.bus()).rejects.toMatchObject({
      code: 'topic-wrong',
      message: expect.stringContaining(`${given.topic(topic)} has 3 partitions, but 2 are recorded`) as unknown,
    });
  });
});

/** The broker as it is, but that these topics are said to have so many copies: one broker keeps only one. */
function withCopies(admin: Admin, copies: number, topics: readonly string[]): Admin {
  const fetchTopicMetadata: Admin['fetchTopicMetadata'] = async (asked) => {
    const found = await admin.fetchTopicMetadata(asked);
    const replicas = Array.from({ length: copies }, (_, at) => at);
    return {
      topics: found.topics.map((topic) =>
        topics.includes(topic.name)
          ? { ...topic, partitions: topic.partitions.map((partition) => ({ ...partition, replicas })) }
          : topic,
      ),
    };
  };
  return { ...admin, fetchTopicMetadata };
}
