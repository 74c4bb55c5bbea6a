import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openPlatform } from '#libs/platform/open-platform.js';
import type { Platform } from '#libs/ports/platform.js';
import { DAY } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import { PoolStatus } from '../admin/pool-status.js';
import { DigestView } from '../digest/digest-view.js';
import { unfinished } from './unfinished.js';

const POOL = 'p_1';

let folder: string;
let platform: Platform;
beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-unfinished-'));
  platform = await openPlatform({
    dataDir: path.join(folder, 'data'),
    keysDir: path.join(folder, 'keys'),
    durable: false,
  });
});
afterEach(async () => {
  await platform.close();
  fs.rmSync(folder, { recursive: true });
});

async function given(collection: 'duty' | 'sibling-word', ...openSince: (number | undefined)[]): Promise<void> {
  const changes = openSince.map((since, at) => ({ pool: POOL, collection, key: `d_${String(at)}`, since }));
  await platform.documents.save(
    changes.map(({ since, ...place }) => ({
      ...place,
      seq: 1,
      body: since === undefined ? {} : { openSince: since },
    })),
  );
}

describe.each(['duty', 'sibling-word'] as const)('work for the rights of somebody: %s', (collection) => {
  const seen = (now: number) => unfinished(platform.documents, POOL, collection, now);

  test('is late once the oldest of it is open for more than 24 hours', async () => {
    await given(collection, NOW + 60_000, NOW, undefined);
    expect(await seen(NOW + DAY)).toEqual({ open: 2, since: NOW, late: false });
    expect(await seen(NOW + DAY + 1)).toEqual({ open: 2, since: NOW, late: true });
  });

  test('is never late when it is done', async () => {
    await given(collection, undefined);
    expect(await seen(NOW + 10 * DAY)).toEqual({ open: 0, since: null, late: false });
  });
});

test('the status of a pool says which of its duties are late', async () => {
  await given('duty', NOW);
  const clock = { ...platform.clock, now: () => NOW + DAY + 1 };
  const digests = new DigestView(platform.documents);
  expect(await new PoolStatus({ ...platform, clock }, digests).of(POOL)).toMatchObject({
    erasures: { open: 1, since: new Date(NOW).toISOString(), late: true },
    siblings: { open: 0, since: null, late: false },
  });
});
