import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { createSlots } from './slots.js';

/** Work that says when it begins, and ends when it is told to. */
function worker(begun: string[]) {
  const ends = new Map<string, (error?: Error) => void>();
  const work = (name: string) => () =>
    new Promise<string>((resolve, reject) => {
      begun.push(name);
      ends.set(name, (error) => {
        if (error === undefined) resolve(name);
        else reject(error);
      });
    });
  return { work, end: (name: string, error?: Error) => ends.get(name)?.(error) };
}

test('so many run at a time, and the others in the order in which they came', async () => {
  const begun: string[] = [];
  const { work, end } = worker(begun);
  const slots = createSlots(2);
  const [ada, bob, cleo, dan] = ['ada', 'bob', 'cleo', 'dan'].map((name) => slots(work(name)));
  await turn();
  expect(begun).toEqual(['ada', 'bob']);
  end('bob');
  expect(await bob).toBe('bob');
  end('ada');
  expect(await ada).toBe('ada');
  await turn();
  expect(begun).toEqual(['ada', 'bob', 'cleo', 'dan']);
  end('cleo');
  end('dan');
  expect(await Promise.all([cleo, dan])).toEqual(['cleo', 'dan']);
});

test('what fails gives its place to the next one', async () => {
  const begun: string[] = [];
  const { work, end } = worker(begun);
  const slots = createSlots(1);
  const [ada, bob] = ['ada', 'bob'].map((name) => slots(work(name)));
  await turn();
  const failure = expect(ada).rejects.toThrow('away');
  end('ada', new Error('away'));
  await failure;
  await turn();
  end('bob');
  expect(await bob).toBe('bob');
  expect(begun).toEqual(['ada', 'bob']);
});
