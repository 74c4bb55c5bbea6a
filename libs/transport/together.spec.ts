import { expect, test } from '@jest/globals';
import { Together } from './together.js';

/** Work that is done when it is told to; what it was given, in order. */
function slowWork() {
  const given: string[][] = [];
  const ends: ((error?: Error) => void)[] = [];
  const work = (items: readonly string[]) =>
    new Promise<string[]>((resolve, reject) => {
      given.push([...items]);
      ends.push((error) => {
        if (error === undefined) resolve(items.map((item) => `${item} done`));
        else reject(error);
      });
    });
  return { given, ends, work };
}

test('what comes while work is under way is done together, so many at once, each answered by itself', async () => {
  const { given, ends, work } = slowWork();
  const together = new Together(work, 2);
  const first = together.add('k', 'a');
  const others = ['b', 'c', 'd'].map((item) => together.add('k', item));
  ends[0]?.();
  expect(await first).toBe('a done');
  ends[1]?.();
  expect(await Promise.all(others.slice(0, 2))).toEqual(['b done', 'c done']);
  ends[2]?.();
  expect(await others[2]).toBe('d done');
  expect(given).toEqual([['a'], ['b', 'c'], ['d']]);
});

test('one key does not wait for another', async () => {
  const { given, ends, work } = slowWork();
  const together = new Together(work);
  void together.add('slow', 'a');
  const quick = together.add('quick', 'b');
  ends[1]?.();
  expect(await quick).toBe('b done');
  expect(given).toEqual([['a'], ['b']]);
});

test('an error is told to those who were in it, and the next are done all the same', async () => {
  const { ends, work } = slowWork();
  const together = new Together(work);
  const first = together.add('k', 'a');
  const second = together.add('k', 'b');
  ends[0]?.(new Error('no'));
  await expect(first).rejects.toThrow('no');
  ends[1]?.();
  expect(await second).toBe('b done');
});
