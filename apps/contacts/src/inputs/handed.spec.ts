import { expect, test } from '@jest/globals';
import { Handed } from './handed.js';

const records = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => ({ offset: from + at, id: `i_${from + at}`, value: '{}' }));
const offsets = ({ rest }: Handed) => rest.map(({ offset }) => offset);
/** A log of ten, of which the first four were handed over. */
const batch = { records: records(0, 4), more: (behind: number) => records(behind, 10).slice(0, 4) };

test('what was decided before is left out, and nothing is left of a batch that lies elsewhere', () => {
  expect(offsets(new Handed(batch, 2))).toEqual([2, 3]);
  expect(offsets(new Handed(batch, 4))).toEqual([]);
  expect(offsets(new Handed(batch, null))).toEqual([0, 1, 2, 3]);
});

test('where few are left, what came behind them is added, in order and without gaps', () => {
  const handed = new Handed(batch, 0);
  handed.took(1);
  handed.fill(3, 4);
  expect(offsets(handed)).toEqual([1, 2, 3]);
  handed.took(2);
  handed.fill(3, 4);
  expect(offsets(handed)).toEqual([3, 4, 5, 6]);
});

test('after four times as many as the bus hands over others have their turn', () => {
  const endless = { records: records(0, 4), more: (behind: number) => records(behind, behind + 4) };
  const handed = new Handed(endless, 0);
  let taken = 0;
  while (handed.rest.length > 0) {
    taken += handed.rest.length;
    handed.took(handed.rest.length);
    handed.fill(4, 4);
  }
  expect(taken).toBe(16);
});

test('a bus that would have to fetch more is not asked', () => {
  const handed = new Handed({ records: records(0, 4) }, 0);
  handed.took(3);
  handed.fill(4, 4);
  expect(offsets(handed)).toEqual([3]);
});
