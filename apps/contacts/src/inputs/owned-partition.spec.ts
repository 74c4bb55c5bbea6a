import { expect, test } from '@jest/globals';
import type { Engine } from './engine.js';
import { OwnedPartition } from './owned-partition.js';

const owned = () => new OwnedPartition({ limits: { hot: 1 } } as Engine, 0);
const to = { next: 10, lastInput: 'in_10' };

test('inputs set aside in the batch that is being committed count once, before it is committed and afterwards', () => {
  const partition = owned();
  partition.advance([], to, { steps: 10, parked: 10 });
  expect([partition.mayPark(0, 10, 10), partition.mayPark(0, 11, 11)]).toEqual([true, false]);
  partition.landed(0);
  expect([partition.mayPark(0, 10, 10), partition.mayPark(0, 11, 11)]).toEqual([true, false]);
});

test('inputs set aside in a batch that was not committed do not count', () => {
  const partition = owned();
  partition.advance([], to, { steps: 20, parked: 20 });
  partition.drop();
  expect(partition.mayPark(0, 20, 20)).toBe(true);
});
