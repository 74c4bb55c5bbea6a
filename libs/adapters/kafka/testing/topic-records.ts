import { randomBytes } from 'node:crypto';
import type { Admin, KafkaMessage } from 'kafkajs';
import { createClient } from '../client.js';
import type { KafkaBusOptions } from '../options.js';

type Server = Pick<KafkaBusOptions, 'brokers'>;

interface Lying {
  partition: number;
  message: KafkaMessage;
}

/** Everything that lies on a topic, as Kafka has it, read past all code that wrote it. */
export async function recordsOn(server: Server, topic: string): Promise<Lying[]> {
  const open = await withAdmin(server, async (admin) =>
    (await admin.fetchTopicOffsets(topic)).filter(({ low, high }) => low !== high),
  );
  const found: Lying[] = [];
  const ends = new Map(open.map(({ partition, high }) => [partition, Number(high) - 1]));
  if (ends.size === 0) return found;
  const groupId = `look.${randomBytes(4).toString('hex')}`;
  const consumer = createClient(server as KafkaBusOptions, 'test').consumer({ groupId });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    const eachMessage = async ({ partition, message }: Lying): Promise<void> => {
      found.push({ partition, message });
      if (Number(message.offset) >= (ends.get(partition) ?? Infinity)) ends.delete(partition);
      if (ends.size === 0) resolve();
    };
    consumer.run({ autoCommit: false, eachMessage }).catch(reject);
  });
  await consumer.disconnect();
  return found;
}

/** Removes what lies before these offsets of a topic, as Kafka does by itself once it is old enough. */
export function removeAged(server: Server, topic: string, offsets: readonly number[]): Promise<void> {
  const partitions = offsets.map((offset, partition) => ({ partition, offset: String(offset) }));
  return withAdmin(server, async (admin) => {
    // kafkajs knows only then where the partitions are.
    await admin.fetchTopicOffsets(topic);
    await admin.deleteTopicRecords({ topic, partitions });
  });
}

async function withAdmin<Result>(server: Server, work: (admin: Admin) => Promise<Result>): Promise<Result> {
  const admin = createClient(server as KafkaBusOptions, 'test').admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}
