import { expect, test } from '@jest/globals';
import { LogSync } from './log-sync.js';

/** A disk that takes a log when it is told to. */
function slowDisk() {
  const turns: { take: () => void; refuse: () => void }[] = [];
  const file = {
    datasync: () =>
      new Promise<void>((resolve, reject) => {
        turns.push({ take: resolve, refuse: () => reject(new Error('EIO')) });
      }),
    close: () => Promise.resolve(),
  };
  const sync = new LogSync('kith.db', () => Promise.resolve(file));
  const turn = async (n: number) => {
    while (turns[n] === undefined) await Promise.resolve();
    return turns[n];
  };
  return { sync, turns, turn };
}

/** A commit, and the wait for it to last. */
function written(sync: LogSync): Promise<void> {
  sync.wrote();
  return sync.done();
}

test('nobody is answered before the disk has taken what was committed', async () => {
  const { sync, turn } = slowDisk();
  sync.wrote();
  const heard: string[] = [];
  const done = sync.done().then(() => heard.push('done'));
  const first = await turn(0);
  expect({ heard: [...heard], pending: sync.pending }).toEqual({ heard: [], pending: true });
  first.take();
  await done;
  expect({ heard, pending: sync.pending }).toEqual({ heard: ['done'], pending: false });
});

test('who comes while the disk is busy with two turns shares the next', async () => {
  const { sync, turns, turn } = slowDisk();
  const asked = [written(sync), written(sync)];
  await turn(1);
  sync.wrote();
  const others = [sync.done(), sync.done()];
  expect(turns).toHaveLength(2);
  turns[0]?.take();
  await asked[0];
  (await turn(2)).take();
  turns[1]?.take();
  await Promise.all([...asked, ...others]);
  expect({ turns: turns.length, pending: sync.pending }).toEqual({ turns: 3, pending: false });
});

test('a turn counts once those before it have ended well', async () => {
  const { sync, turns, turn } = slowDisk();
  const heard: string[] = [];
  const ask = (name: string) => written(sync).then(() => heard.push(name));
  const both = [ask('first'), ask('second')];
  (await turn(1)).take();
  await new Promise(setImmediate);
  expect(heard).toEqual([]);
  turns[0]?.take();
  await Promise.all(both);
  expect(heard).toEqual(['first', 'second']);
});

test('who has written nothing since the last turn began waits for that one', async () => {
  const { sync, turns, turn } = slowDisk();
  sync.wrote();
  const both = [sync.done(), sync.done()];
  (await turn(0)).take();
  await Promise.all(both);
  expect(turns).toHaveLength(1);
});

test('without anything new the disk is left alone', async () => {
  const { sync, turns } = slowDisk();
  await sync.done();
  expect(turns).toHaveLength(0);
});

test.each([
  ['first', 'second'],
  ['second', 'first'],
])('after a refusal of the disk nothing counts as durable any more: of the %s turn', async (refused) => {
  const { sync, turns, turn } = slowDisk();
  const asked = Promise.allSettled([written(sync), written(sync)]);
  await turn(1);
  const [bad, good] = refused === 'first' ? [turns[0], turns[1]] : [turns[1], turns[0]];
  bad?.refuse();
  await new Promise(setImmediate);
  good?.take();
  const unclear = { status: 'rejected', reason: { name: 'UnclearCommit' } };
  expect(await asked).toMatchObject([unclear, unclear]);
  await expect(written(sync)).rejects.toMatchObject({ name: 'UnclearCommit' });
  expect(turns).toHaveLength(2);
});
