import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openMasterKey } from '#libs/adapters/crypto/master-key.js';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import { contractCollections } from '#libs/testing/contracts/subject.js';
import { Disk } from './disk.js';
import { ErasureLog } from './erasure-log.js';
import { LogSync } from './log-sync.js';
import { openDatabase } from './open-database.js';
import { SqliteKeys } from './sqlite.keys.js';
import { Store } from './store.js';

const change = { pool: 'p_1', collection: 'note', key: 'a', seq: 1, body: 'said' };

let store: Store;
let taken: () => void;
let refused: () => void;
beforeEach(() => {
  const disk = new Promise<void>((resolve, reject) => {
    taken = resolve;
    refused = () => reject(new Error('EIO'));
  });
  const log = { datasync: () => disk, close: () => Promise.resolve() };
  const sync = new LogSync('kith.db', () => Promise.resolve(log));
  store = new Store({
    ...{
      file: 'kith.db',
      db: openDatabase({ file: ':memory:' }),
      disk: new Disk({ folder: '.', reserve: 0, logs: [sync] }),
      sync,
    },
    ...{ clock: new VirtualClock(0), collections: contractCollections, written: () => sync.wrote() },
  });
});
afterEach(() => store.db.close());

function written(): void {
  store.group.write(() => store.table('note').write(change, 1_000)).catch(() => undefined);
  store.group.flush();
}

test('what can be read lasts once the disk has taken it, and not before', async () => {
  written();
  expect(store.table('note').get('p_1', 'a')?.body).toBe('said');
  const heard: string[] = [];
  const lasting = store.lasting().then(() => heard.push('lasts'));
  await new Promise(setImmediate);
  expect(heard).toEqual([]);
  taken();
  await lasting;
  expect(heard).toEqual(['lasts']);
});

test('what the disk did not take is never said to last, though it can be read', async () => {
  written();
  refused();
  for (const asked of ['at once', 'later'])
    await expect(store.lasting().then(() => asked)).rejects.toMatchObject({
      name: 'OutsideWorld',
      code: 'store-unavailable',
    });
  expect(store.table('note').get('p_1', 'a')?.body).toBe('said');
});

test('a key is destroyed once the word for it lasts, not while a loss of power could take that back', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-lasting-'));
  const db = openDatabase({ file: ':memory:' });
  const keys = new SqliteKeys({
    ...{ file: 'keys.db', db, master: openMasterKey(folder, randomBytes, true), erasures: new ErasureLog(folder) },
    ...{ clock: new VirtualClock(0), random: randomBytes, sync: null, written: () => undefined },
    ...{ lasting: () => store.lasting(), empty: () => Promise.resolve() },
  });
  await keys.ensure('p_1', ['c_1']);
  written();
  const destroyed = keys.destroy('p_1', ['c_1']);
  await new Promise(setImmediate);
  expect((await keys.read('p_1', ['c_1'])).get('c_1')).not.toBeNull();
  taken();
  await destroyed;
  expect((await keys.read('p_1', ['c_1'])).get('c_1')).toBeNull();
  db.close();
  fs.rmSync(folder, { recursive: true });
});
