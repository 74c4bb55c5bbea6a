import { Redis } from 'ioredis';

/** Every key in Redis that begins so, with what it holds, whatever its type. */
export async function redisTexts(url: string, prefix: string): Promise<string[]> {
  const redis = new Redis(url);
  try {
    const keys = await redis.keys(`${prefix}:*`);
    return await Promise.all(keys.map(async (key) => `${key} ${JSON.stringify(await held(redis, key))}`));
  } finally {
    redis.disconnect();
  }
}

async function held(redis: Redis, key: string): Promise<unknown> {
  const readers: Readonly<Record<string, () => Promise<unknown>>> = {
    string: () => redis.get(key),
    hash: () => redis.hgetall(key),
    list: () => redis.lrange(key, 0, -1),
    set: () => redis.smembers(key),
    zset: () => redis.zrange(key, '0', '-1'),
    stream: () => redis.xrange(key, '-', '+'),
    // Gone since it was listed.
    none: () => Promise.resolve(null),
  };
  const type = await redis.type(key);
  const read = readers[type];
  if (read === undefined) throw new Error(`nobody reads a ${type}`);
  return read();
}
