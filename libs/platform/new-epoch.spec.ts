import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { NO_POOL } from '#libs/ports/documents.js';
import { openNewEpoch } from './new-epoch.js';
import { openPlatform } from './open-platform.js';

let root: string;
let platform: Awaited<ReturnType<typeof openPlatform>>;
beforeEach(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-epoch-'));
  platform = await openPlatform({ dataDir: path.join(root, 'data'), keysDir: path.join(root, 'keys'), durable: false });
});
afterEach(async () => {
  await platform.close();
  fs.rmSync(root, { recursive: true });
});

it('forgets where every reader of the events stands, and nothing else that belongs to no pool', async () => {
  const readers = ['schedule-position', 'sibling-position', 'erasure-log'];
  const places = [...readers, 'unreadable'].map((collection) => ({ collection, key: '0' }));
  await platform.documents.save(places.map((place) => ({ pool: NO_POOL, ...place, seq: 9, body: { next: 9, at: 9 } })));
  await openNewEpoch(platform);
  const left = await platform.documents.many(NO_POOL, places);
  expect(left.map(({ collection }) => collection)).toEqual(['unreadable']);
});
