import { expect, test } from '@jest/globals';
import { RecentlyUsed } from './recently-used.js';

function filled(): RecentlyUsed<number> {
  const entries = new RecentlyUsed<number>(4);
  for (const [at, key] of ['a', 'b', 'c', 'd'].entries()) entries.set(key, at);
  return entries;
}

test('an entry that is asked for stays, one that nobody asks for goes', () => {
  const entries = filled();
  expect(entries.get('a')).toBe(0);
  entries.set('e', 4);
  expect(['a', 'b', 'e'].map((key) => entries.get(key))).toEqual([0, undefined, 4]);
});

test('an entry that was deleted is gone, whichever generation it is in', () => {
  const entries = filled();
  entries.get('a');
  entries.delete('a');
  entries.delete('d');
  expect(['a', 'd', 'c'].map((key) => entries.get(key))).toEqual([undefined, undefined, 2]);
});

test('an empty one holds nothing', () => {
  const entries = filled();
  entries.clear();
  expect(['a', 'd'].map((key) => entries.get(key))).toEqual([undefined, undefined]);
});
