import { expect, test } from '@jest/globals';
import { collections } from '#libs/platform/collections.js';
import { erasureStores } from './erasure-stores.js';
import { forgetting } from './forgetting.js';

test('every collection says how it forgets somebody who is erased', () => {
  const names = collections.map(({ name }) => name);
  expect(Object.keys(forgetting).toSorted()).toEqual(names.toSorted());
});

test('and the store it names is one of those that an erasure asks', () => {
  const named = Object.values(forgetting).filter((one) => typeof one === 'string');
  expect(named.filter((store) => !erasureStores.includes(store))).toEqual([]);
});
