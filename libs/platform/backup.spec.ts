import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { VirtualClock } from './virtual-clock.js';
import { backupData, restoreData } from './backup.js';
import { openPlatform } from './open-platform.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import type { Platform } from '#libs/ports/platform.js';

const [POOL, SUBJECT] = ['p_1', 'c_1'];
/** What is rebuilt, and what would keep it from being rebuilt. */
const derived = ['card', 'fold', 'schedule', 'schedule-position'].map((collection) => ({ collection, key: 'x' }));
let root: string;
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-backup-'));
});
afterEach(() => {
  fs.rmSync(root, { recursive: true });
});
const clock = new VirtualClock(1_000);
const at = (...parts: string[]) => path.join(root, ...parts);
const options = (data = 'data') => ({ dataDir: at(data), keysDir: at('keys'), clock, durable: false, diskReserve: 0 });
const backUp = () => backupData({ dataDir: at('data'), folder: at('backups'), name: 'monday' });

it('brings back ledger, records and keys, and a new epoch; not documents, not inputs', async () => {
  const platform = await openPlatform(options());
  const sealed = await fill(platform, 5_000);
  const archives = await backUp();
  const before = await contents(platform);
  expect(before).toMatchObject({ derived: { length: derived.length }, inputs: 1 });
  await platform.close();
  await restoreData(archives, options('restored'));
  const restored = await openPlatform(options('restored'));

  expect(await contents(restored)).toEqual({
    ...before,
    position: { next: 0, lastInput: null },
    head: { pool: POOL, epoch: 2, seq: 5_000, now: 7 },
    derived: [],
    inputs: 0,
  });
  expect((await restored.keys.read(POOL, [SUBJECT])).get(SUBJECT)?.open('', sealed)).toBe('Käthe');
  await restored.close();
});

it('is of one moment, although the writer goes on', async () => {
  const platform = await openPlatform(options());
  await fill(platform, 5_000);
  const backup = backUp();
  await new Promise(setImmediate);
  await commit(platform, 3);
  const archives = await backup;
  await platform.close();
  await restoreData(archives, options('restored'));
  const restored = await openPlatform(options('restored'));

  const { seq } = await restored.ledger.head(POOL);
  expect(await restored.ledger.read(POOL, 0, 10_000)).toHaveLength(seq);
  expect(await restored.bus.newest('pool-events', 0)).toBe(seq);
  await restored.close();
});

it('leaves destroyed what was destroyed after the backup', async () => {
  const platform = await openPlatform(options());
  await fill(platform, 1);
  const archives = await backUp();
  await platform.keys.destroy(POOL, [SUBJECT]);
  await platform.close();
  await restoreData(archives, options('restored'));
  const restored = await openPlatform(options('restored'));

  expect((await restored.keys.ensure(POOL, [SUBJECT])).get(SUBJECT)).toBeNull();
  expect(await restored.keys.tombstones(POOL)).toMatchObject([{ subject: SUBJECT }]);
  await restored.close();
});

it('is refused over data that is there, which stays as it is', async () => {
  const platform = await openPlatform(options());
  await fill(platform, 2);
  const archives = await backUp();
  await platform.close();
  await expect(restoreData(archives, options())).rejects.toMatchObject({ code: 'data-present' });

  const again = await openPlatform(options());
  expect((await again.ledger.head(POOL)).seq).toBe(2);
  await again.close();
});

it('is refused for a damaged archive or without its master key, and leaves nothing behind', async () => {
  const platform = await openPlatform(options());
  await fill(platform, 300);
  const archives = await backUp();
  await platform.close();
  const half = { ...archives, ledger: at('half') };
  fs.writeFileSync(half.ledger, fs.readFileSync(archives.ledger).subarray(0, 40_000));

  await expect(restoreData(half, options('restored'))).rejects.toMatchObject({ code: 'archive-damaged' });
  const swapped = { ledger: archives.keys, keys: archives.ledger };
  await expect(restoreData(swapped, options('restored'))).rejects.toMatchObject({ code: 'archive-damaged' });
  await expect(restoreData({ ...archives, keys: at('nowhere') }, options('restored'))).rejects.toMatchObject({
    code: 'archive-damaged',
  });
  const elsewhere = { ...options('restored'), keysDir: at('other-keys') };
  await expect(restoreData(archives, elsewhere)).rejects.toMatchObject({ code: 'master-key-missing' });
  expect(fs.readdirSync(at('restored'))).toEqual(['lock.db']);
});

it('needs the folder to itself', async () => {
  const platform = await openPlatform(options());
  const archives = await backUp();
  await expect(restoreData(archives, options())).rejects.toMatchObject({ code: 'data-in-use' });
  await platform.close();
});

it('reads no archive that is not finished', async () => {
  const platform = await openPlatform(options());
  await fill(platform, 1);
  const archives = await backUp();
  expect(fs.readdirSync(at('backups')).sort()).toEqual(['monday.keys.db', 'monday.ledger.db']);
  expect(fs.readFileSync(archives.ledger).includes('in clear')).toBe(false);
  expect(fs.statSync(archives.keys).mode & 0o777).toBe(0o600);
  await platform.close();
});

async function fill(platform: Platform, events: number): Promise<string> {
  const key = (await platform.keys.ensure(POOL, [SUBJECT])).get(SUBJECT);
  const input = { id: 'i0', pool: POOL, kind: 'contract.said', version: 1, at: 0, actor: 'clock', data: null };
  await platform.bus.append([input]);
  await commit(platform, events);
  return key?.seal('', 'Käthe') ?? '';
}

async function commit({ ledger }: Platform, count: number): Promise<void> {
  const { next } = await ledger.position(0);
  const before = await ledger.head(POOL);
  const events = Array.from({ length: count }, (_, at) => event(before.seq + at + 1));
  await ledger.commit({
    partition: 0,
    from: next,
    to: next + 1,
    lastInput: 'i0',
    heads: [{ before, after: { ...before, seq: before.seq + count, now: 7 } }],
    events,
    documents: derived.map((place) => ({ ...place, pool: POOL, seq: 1, body: { words: 'in clear' } })),
    records: [{ pool: POOL, collection: 'origin', key: 'import/1', seq: 1, body: { n: 4 } }],
  });
}

function event(seq: number): Envelope {
  const time = '2026-03-02T09:00:00.000Z';
  const [id, source, type] = [`${POOL}/1/${seq}`, '/kith/contacts', 'contract.happened'] as const;
  const common = {
    specversion: '1.0',
    dataversion: 1,
    pool: POOL,
    epoch: 1,
    cause: 'c',
    actor: 'clock',
    data: {},
  } as const;
  return { ...common, id, source, type, seq, time, occurredat: time };
}

async function contents({ ledger, documents, bus }: Platform) {
  return {
    position: await ledger.position(0),
    head: await ledger.head(POOL),
    events: await ledger.read(POOL, 0, 10_000),
    derived: await documents.many(POOL, derived),
    origin: await documents.many(POOL, [{ collection: 'origin', key: 'import/1' }]),
    inputs: await bus.newest('inputs', 0),
  };
}
