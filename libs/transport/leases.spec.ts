import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openPlatform } from '#libs/platform/open-platform.js';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import { createLeases, LEASE_MS, type Leases } from './leases.js';

const POOL = 'p_1';
const ORIGIN = 'import/i_1';

let clock: VirtualClock;
let platform: Awaited<ReturnType<typeof openPlatform>>;
let folder: string;
let here: Leases;
let there: Leases;

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-leases-'));
  clock = new VirtualClock(1_000_000);
  platform = await openPlatform({ dataDir: `${folder}/data`, keysDir: `${folder}/keys`, clock, durable: false });
  clock.settle = () => platform.quiet();
  here = createLeases(platform, 'here');
  there = createLeases(platform, 'there');
});
afterEach(async () => {
  await platform.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

describe('the lease of an origin', () => {
  test('is held by one instance at a time', async () => {
    expect((await here.take(POOL, ORIGIN))?.held()).toBe(true);
    expect(await there.take(POOL, ORIGIN)).toBeNull();
    expect(await there.take(POOL, 'import/i_2')).not.toBeNull();
    expect(await there.take('p_2', ORIGIN)).not.toBeNull();
  });

  test('goes to one of two who ask at the same moment', async () => {
    const taken = await Promise.all([here.take(POOL, ORIGIN), there.take(POOL, ORIGIN)]);
    expect(taken.filter((lease) => lease !== null)).toHaveLength(1);
  });

  test('is free once it is released', async () => {
    await (await here.take(POOL, ORIGIN))?.release();
    expect(await there.take(POOL, ORIGIN)).not.toBeNull();
  });

  test('lasts as long as its holder lives', async () => {
    const lease = await here.take(POOL, ORIGIN);
    await clock.advance(clock.now() + 3 * LEASE_MS);
    expect(lease?.held()).toBe(true);
    expect(await there.take(POOL, ORIGIN)).toBeNull();
  });

  test('goes to another when its holder is gone for half a minute, and the holder learns of it', async () => {
    const lease = await here.take(POOL, ORIGIN);
    clock.jump(clock.now() + LEASE_MS);
    expect(lease?.held()).toBe(false);
    const other = await there.take(POOL, ORIGIN);
    await clock.advance(clock.now() + LEASE_MS / 2);
    expect(lease?.held()).toBe(false);
    await lease?.release();
    expect(other?.held()).toBe(true);
    expect(await here.take(POOL, ORIGIN)).toBeNull();
  });
});
