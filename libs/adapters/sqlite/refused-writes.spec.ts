import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import { EmbeddedSubject } from '#libs/testing/contracts/embedded-subject.js';
import { inputs } from '#libs/testing/contracts/given-bus.js';
import { change, givenBatch, snapshot } from '#libs/testing/contracts/given-ledger.js';
import { contractCollections } from '#libs/testing/contracts/subject.js';
import { Disk } from './disk.js';
import { commitFailure, outside } from './failures.js';
import { LogSync } from './log-sync.js';
import { openDatabase } from './open-database.js';
import { Store } from './store.js';
import { UnclearCommit } from './transaction.js';

describe('a disk below its reserve', () => {
  let subject: EmbeddedSubject;
  beforeEach(() => {
    subject = new EmbeddedSubject(contractCollections);
  });
  afterEach(() => subject.close());

  test('refuses every write with one sentence that the readiness shows too, reads on, and takes them again when there is room', async () => {
    const { bus, documents, ledger, health } = subject.platform;
    const batch = await givenBatch(subject, { events: 1 });
    const writes = [
      () => bus.append(inputs(0, 1)),
      () => documents.save([change('thing', 'a', 1)]),
      () => ledger.commit(batch),
    ];
    const before = await snapshot(subject);
    expect(health?.()).toBeNull();
    subject.fillDisk(true);
    const sentence = `Less than 0 MB are free in ${subject.dataDir} (0 MB): nothing is written until you make room, reading goes on.`;
    for (const write of writes) await expect(write()).rejects.toThrow(sentence);
    expect(await snapshot(subject)).toEqual(before);
    expect(health?.()).toBe(sentence);

    subject.fillDisk(false);
    expect(health?.()).toBeNull();
    for (const write of writes) await write();
  });
});

describe('a file', () => {
  const clock = new VirtualClock(0);
  const room = { folder: '.', reserve: 0, logs: [] };
  let store: Store;
  beforeEach(() => {
    const db = openDatabase({ file: ':memory:' });
    const disk = new Disk(room);
    store = new Store({ file: 'kith.db', db, disk, clock, collections: contractCollections, written, sync: null });
    clock.settle = () => new Promise(setImmediate);
  });
  afterEach(() => {
    store.end('drop');
    store.db.close();
  });
  const written = () => undefined;
  const fill = (pages: number) => store.db.exec(`PRAGMA max_page_count = ${String(pages)}`);
  const save = (key: string) =>
    store.group.write(() => store.table('note').write(change('note', key, 'x'.repeat(20_000)), 100_000));
  const full = 'The disk that holds kith.db is full.';

  test('that has no room left makes the readiness say so until it takes something again, without anybody writing', async () => {
    fill(1);
    await expect(save('a')).rejects.toMatchObject({ errcode: 13 });
    expect(store.health()).toBe(full);
    await clock.advance(clock.now() + 60_000);
    expect(store.health()).toBeNull();
  });

  test('that has no room left for one of several who write together says so', async () => {
    fill(1);
    const ended = await Promise.allSettled([save('a'), save('b')]);
    expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(store.health()).toBe(full);
  });

  test('is not to blame for a write that was refused for what it found', async () => {
    const refusal = new Error('somebody else was faster');
    const refuse = () => {
      throw refusal;
    };
    await expect(store.group.write(refuse)).rejects.toBe(refusal);
    expect(store.health()).toBeNull();
  });
});

test('a disk that did not keep what it was given takes nothing more, and says so', async () => {
  const broken = { datasync: () => Promise.reject(new Error('EIO')), close: () => Promise.resolve() };
  const log = new LogSync('kith.db', () => Promise.resolve(broken));
  const disk = new Disk({ folder: '.', reserve: 0, logs: [log] });
  disk.demand();
  log.wrote();
  await expect(log.done()).rejects.toMatchObject({ name: 'UnclearCommit' });
  const sentence =
    'The disk did not keep what was written to kith.db: nothing more is written until Kith is started again, reading goes on.';
  expect(() => disk.demand()).toThrow(sentence);
  expect(disk.health()).toBe(sentence);
});

describe('a commit that failed', () => {
  const failed = (errcode: number) => new UnclearCommit('may have happened', { cause: { errcode } });

  test('for lack of room has not happened', () => {
    expect(outside(failed(13), 'kith.db')).toMatchObject({ code: 'disk-full', retriable: true });
    expect(commitFailure(failed(13), 'kith.db')).toMatchObject({ kind: 'transient' });
  });

  test('for anything else may have happened', () => {
    expect(commitFailure(failed(10), 'kith.db')).toMatchObject({ kind: 'unclear' });
  });
});
