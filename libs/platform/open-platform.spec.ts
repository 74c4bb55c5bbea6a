import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { collections } from './collections.js';
import { openPlatform } from './open-platform.js';

let root: string;
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-platform-'));
});
afterEach(() => {
  fs.rmSync(root, { recursive: true });
});
const options = () => ({ dataDir: path.join(root, 'new', 'data'), keysDir: path.join(root, 'keys'), durable: false });

it('opens a folder that is not there yet, with every collection of the list', async () => {
  const platform = await openPlatform(options());
  const places = collections.map(({ name }) => ({ collection: name, key: 'x' }));
  expect(await platform.documents.many('p_1', places)).toEqual([]);
  await platform.close();

  expect(fs.readdirSync(options().keysDir).sort()).toEqual(['master.key', 'pepper']);
  expect(fs.readdirSync(options().dataDir).sort()).toEqual(['keys.db', 'kith.db', 'lock.db']);
});

it.each(['dataDir', 'keysDir'] as const)('says in one sentence that %s cannot be written', async (name) => {
  const file = path.join(root, 'a-file');
  fs.writeFileSync(file, '');
  const folder = path.join(file, 'folder');
  const setting = name === 'dataDir' ? 'KITH_DATA' : 'KITH_KEYS';

  await expect(openPlatform({ ...options(), [name]: folder })).rejects.toMatchObject({
    code: 'data-unwritable',
    message: `${folder} cannot be written: change its owner or permissions, or set ${setting} to another folder.`,
  });
});

it('does not begin new keys over old data', async () => {
  await (await openPlatform(options())).close();
  const keys = path.join(options().dataDir, 'keys.db');
  fs.rmSync(keys);
  await expect(openPlatform(options())).rejects.toMatchObject({
    code: 'data-damaged',
    message: `${keys} is missing, and without it the stored data cannot be read: put it back, or restore your last backup.`,
  });
  expect(fs.existsSync(keys)).toBe(false);
});

it.each(['is gone', 'is empty'])(
  'does not begin anew where data was that %s while the keys of its persons are there',
  async (how) => {
    const first = await openPlatform(options());
    await first.keys.ensure('p_1', ['c_1']);
    await first.close();
    const file = path.join(options().dataDir, 'kith.db');
    for (const part of ['-wal', '-shm']) fs.rmSync(file + part, { force: true });
    if (how === 'is gone') fs.rmSync(file);
    else fs.truncateSync(file);
    await expect(openPlatform(options())).rejects.toMatchObject({
      code: 'data-damaged',
      message: `${file} is missing or empty, and there are keys of persons whose data it held: put it back, or restore your last backup.`,
    });
  },
);

it('begins where a first start was ended between the two files', async () => {
  await (await openPlatform(options())).close();
  fs.rmSync(path.join(options().dataDir, 'kith.db'));
  await (await openPlatform(options())).close();
});

it('says in one sentence that the lock is no file of Kith any more, and that it may be removed', async () => {
  await (await openPlatform(options())).close();
  const lock = path.join(options().dataDir, 'lock.db');
  fs.writeFileSync(lock, 'a text of some length, that is no database at all');
  await expect(openPlatform(options())).rejects.toMatchObject({
    code: 'data-damaged',
    message: `${lock} is no file of Kith any more: remove it, for it holds no data, and start again.`,
  });
  fs.rmSync(lock);
  await (await openPlatform(options())).close();
});

it('begins anew where that is asked for, but not in folders that somebody else has', async () => {
  const first = await openPlatform(options());
  await first.documents.save([{ pool: 'p_1', collection: 'user', key: 'u', seq: 1, body: {} }]);
  await expect(openPlatform({ ...options(), anew: true })).rejects.toMatchObject({ code: 'data-in-use' });
  expect(await first.documents.many('p_1', [{ collection: 'user', key: 'u' }])).toHaveLength(1);
  await first.close();

  const second = await openPlatform({ ...options(), anew: true });
  expect(await second.documents.many('p_1', [{ collection: 'user', key: 'u' }])).toEqual([]);
  await second.close();
});

it('refuses writes below its reserve of free disk, and reads on', async () => {
  const platform = await openPlatform({ ...options(), diskReserve: Number.MAX_SAFE_INTEGER });
  const input = { id: 'i', pool: 'p_1', kind: 'contract.said', version: 1, at: 0, actor: 'clock', data: null };
  await expect(platform.bus.append([input])).rejects.toMatchObject({ code: 'disk-full' });
  expect(await platform.ledger.head('p_1')).toMatchObject({ seq: 0 });
  await platform.close();
});

it('names every collection once', () => {
  const names = collections.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
