import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { BrokenInvariant } from '#libs/kernel/errors.js';
import type { QueueJob } from '#libs/ports/queue.js';

/** A job as it was added once. BullMQ ignores an id that it holds, so each adding has an id of its own there. */
export interface Adding {
  bullId: string;
  job: QueueJob;
}

/** Forgets an id only while it still stands for this adding. */
const SETTLE = "if redis.call('HGET', KEYS[1], ARGV[1]) == ARGV[2] then redis.call('HDEL', KEYS[1], ARGV[1]) end";

/**
 * Which adding stands for an id now: one hash, id to adding. What BullMQ holds besides is replaced or removed and does
 * nothing when its turn comes; so a job can be replaced also while it is in hand.
 */
export class CurrentJobs {
  constructor(
    private readonly redis: Redis,
    private readonly key: string,
  ) {}

  /** Makes these the current ones; answers those that they replace. */
  async put(addings: readonly Adding[]): Promise<Adding[]> {
    if (addings.length === 0) return [];
    const fields = new Map(addings.map((adding) => [adding.job.id, JSON.stringify(adding)]));
    const replies = await this.redis
      .multi()
      .hmget(this.key, ...fields.keys())
      .hset(this.key, fields)
      .exec();
    return known(replies);
  }

  /** Forgets these ids; answers what stood for them. */
  async remove(ids: readonly string[]): Promise<Adding[]> {
    if (ids.length === 0) return [];
    return known(
      await this.redis
        .multi()
        .hmget(this.key, ...ids)
        .hdel(this.key, ...ids)
        .exec(),
    );
  }

  async holds({ job: { id }, text }: { job: QueueJob; text: string }): Promise<boolean> {
    return (await this.redis.hget(this.key, id)) === text;
  }

  async settle({ job: { id }, text }: { job: QueueJob; text: string }): Promise<void> {
    await this.redis.eval(SETTLE, 1, this.key, id, text);
  }

  async all(): Promise<QueueJob[]> {
    const texts = Object.values(await this.redis.hgetall(this.key));
    return texts.map((text) => (JSON.parse(text) as Adding).job);
  }
}

export function newAdding(job: QueueJob): Adding {
  for (const word of [job.id, job.name]) {
    if (word.includes(':')) throw new BrokenInvariant(`${word}, id or name of a job, contains ":"`);
  }
  return { bullId: `${job.id}.${randomUUID()}`, job };
}

/** The first reply of a transaction: fields of the hash. */
function known(replies: [Error | null, unknown][] | null): Adding[] {
  const [error, texts] = replies?.[0] ?? [null, []];
  if (error !== null) throw error;
  return (texts as (string | null)[]).flatMap((text) => (text === null ? [] : [JSON.parse(text) as Adding]));
}
