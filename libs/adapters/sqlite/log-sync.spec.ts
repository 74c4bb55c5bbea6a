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

test('who comes while the disk is busy shares the next turn', async () => {
  const { sync, turns, turn } = slowDisk();
  sync.wrote();
  const first = sync.done();
  await turn(0);
  sync.wrote();
  const others = [sync.done(), sync.done()];
  turns[0]?.take();
  await first;
  (await turn(1)).take();
  await Promise.all(others);
  expect(turns).toHaveLength(2);
});

test('who comes between two turns shares the second', async () => {
  const { sync, turns, turn } = slowDisk();
  sync.wrote();
  const between = sync.done().then(() => {
    sync.wrote();
    return { done: sync.done() };
  });
  await turn(0);
  sync.wrote();
  const second = sync.done();
  turns[0]?.take();
  const { done } = await between;
  (await turn(1)).take();
  await Promise.all([second, done]);
  expect(turns).toHaveLength(2);
});

test('without anything new the disk is left alone', async () => {
  const { sync, turns } = slowDisk();
  await sync.done();
  expect(turns).toHaveLength(0);
});

test('after a refusal of the disk nothing counts as durable any more', async () => {
  const { sync, turns, turn } = slowDisk();
  sync.wrote();
  const first = sync.done();
  await turn(0);
  sync.wrote();
  const second = sync.done();
  turns[0]?.refuse();
  await expect(first).rejects.toMatchObject({ name: 'UnclearCommit' });
  await expect(second).rejects.toMatchObject({ name: 'UnclearCommit' });
  await expect(sync.done()).rejects.toMatchObject({ name: 'UnclearCommit' });
  expect(turns).toHaveLength(1);
});
