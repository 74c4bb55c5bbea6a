import { Redis } from 'ioredis';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Clock } from '#libs/ports/clock.js';
import { outside, placeOf } from './failures.js';

/** Beyond this, ms, "not before its time" means nothing any more. */
const SKEW_ALLOWED = 30_000;

/**
 * Asks Redis once whether it can carry the queue. Rejects with OutsideWorld: retriable while it is away or loading,
 * else a person must act (password, memory policy, a clock that is more than 30 s off).
 */
export async function probeRedis(url: string, clock: Clock): Promise<void> {
  const place = placeOf(url);
  const redis = new Redis(url, {
    lazyConnect: true,
    retryStrategy: null,
    maxRetriesPerRequest: 0,
    connectTimeout: 5_000,
  });
  const errors: unknown[] = [];
  redis.on('error', (error) => errors.push(error));
  try {
    await redis.connect();
    const skew = await skewOf(redis, clock, place);
    if (skew !== null) throw new OutsideWorld(skew, false, 'clock-skew');
    await refuseEviction(redis, place);
  } catch (error) {
    throw outside(errors[0] ?? error, place);
  } finally {
    redis.disconnect();
  }
}

/** null while the machine's clock and that of Redis agree, else a sentence. */
export async function skewOf(redis: Redis, clock: Clock, place: string): Promise<string | null> {
  const before = clock.now();
  const [seconds, microseconds] = await redis.time();
  const middle = (before + clock.now()) / 2;
  const skew = Math.round(middle - (Number(seconds) * 1_000 + Number(microseconds) / 1_000));
  if (Math.abs(skew) <= SKEW_ALLOWED) return null;
  const [off, way] = [Math.round(Math.abs(skew) / 1_000), skew > 0 ? 'ahead of' : 'behind'];
  return `The clock of this machine is ${off} s ${way} that of Redis at ${place}: set the clocks right.`;
}

async function refuseEviction(redis: Redis, place: string): Promise<void> {
  const [, policy = 'noeviction'] = /maxmemory_policy:(\S+)/.exec(await redis.info('memory')) ?? [];
  if (policy === 'noeviction') return;
  const text = `Redis at ${place} drops keys when memory is short (${policy}): set its maxmemory-policy to noeviction.`;
  throw new OutsideWorld(text, false, 'queue-evicts');
}
