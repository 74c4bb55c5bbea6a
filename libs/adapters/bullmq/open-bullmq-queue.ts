import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Clock } from '#libs/ports/clock.js';
import { BullmqQueue } from './bullmq.queue.js';
import { placeOf } from './failures.js';
import { probeRedis } from './redis-probe.js';
import { trueTiming } from './timing.js';
import type { Timing } from './timing.js';

export interface BullmqOptions {
  /** redis://user:password@host:port/database, or rediss:// */
  url: string;
  clock: Clock;
  /** Before every key in Redis; two installations in one Redis need two. */
  prefix?: string;
  timing?: Timing;
  /** Told in a sentence what it waits for, each time it has asked in vain. */
  waiting?: (sentence: string) => void;
  /** Told of jobs that were given up or begun again, and of workers that were replaced: one sentence each. */
  warned?: (sentence: string) => void;
  /** Ends the waiting: `openBullmqQueue` then rejects with what it last waited for. */
  signal?: AbortSignal;
}

const ASK_AGAIN_AFTER = 1_000;
const LONGEST_PAUSE = 2_000;

/**
 * Opens the queue. Waits as long as Redis is away, and rejects with a permanent OutsideWorld when a person must act:
 * wrong password, a memory policy that drops keys, clocks more than 30 s apart.
 */
export async function openBullmqQueue(options: BullmqOptions): Promise<BullmqQueue> {
  const { url, clock, prefix = 'kith', timing = trueTiming, warned = () => undefined } = options;
  await untilItAnswers(options);
  const retryStrategy = (times: number): number => Math.min(times * 100, LONGEST_PAUSE);
  const connect = (more: { enableOfflineQueue: boolean; maxRetriesPerRequest: number | null }): Redis =>
    new Redis(url, { ...more, retryStrategy, keepAlive: 10_000 }).on('error', () => undefined);
  const prompt = connect({ enableOfflineQueue: false, maxRetriesPerRequest: 0 });
  const patient = connect({ enableOfflineQueue: true, maxRetriesPerRequest: null });
  await Promise.all([ready(prompt), ready(patient)]);
  return new BullmqQueue({ prompt, patient, place: placeOf(url), clock, prefix, timing, warned });
}

async function ready(redis: Redis): Promise<void> {
  if (redis.status !== 'ready') await once(redis, 'ready');
}

async function untilItAnswers({ url, clock, waiting, signal }: BullmqOptions): Promise<void> {
  for (;;) {
    const away = await probeRedis(url, clock).then(() => null, asAway);
    if (away === null) return;
    if (signal?.aborted) throw away;
    waiting?.(away.message);
    await pause(ASK_AGAIN_AFTER, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  }
}

/** What waiting helps against; the rest is thrown. */
function asAway(error: unknown): OutsideWorld {
  if (error instanceof OutsideWorld && error.retriable) return error;
  throw error;
}
