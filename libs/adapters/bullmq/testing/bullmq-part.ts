import { Redis } from 'ioredis';
import { openBullmqQueue } from '#libs/adapters/bullmq/open-bullmq-queue.js';
import { clusterServer } from '#libs/testing/contracts/cluster-servers.js';
import type { ClusterPart } from '#libs/testing/contracts/cluster-subject.js';

/** The queue, in the Redis of the cluster suites. */
export const bullmqPart: ClusterPart = {
  async open({ name, clock, scale: { second, hour } }) {
    const url = clusterServer('KITH_REDIS');
    const queue = await openBullmqQueue({ url, clock, prefix: name, timing: { second, hour } });
    return { ports: { queue }, loseQueue: () => forget(url, name), close: () => queue.stop() };
  },
  remove: ({ name }) => forget(clusterServer('KITH_REDIS'), name),
};

/** What a flush would do, to the keys of one subject. */
async function forget(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url);
  const keys = await redis.keys(`${prefix}:*`);
  if (keys.length > 0) await redis.del(...keys);
  redis.disconnect();
}
