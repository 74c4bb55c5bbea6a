import { expect, it } from '@jest/globals';
import { drawnAhead } from './random-bytes.js';

it('gives out every byte once, in the order they were drawn', () => {
  let next = 0;
  const counting = (size: number) => Buffer.from(Array.from({ length: size }, () => next++ % 251));
  const drawn = drawnAhead(counting);
  const given = Buffer.concat([12, 32, 4_090, 5_000, 1].map((size) => drawn(size)));

  expect(given.subarray(0, 44)).toEqual(Buffer.from(Array.from({ length: 44 }, (_, at) => at)));
  expect([12, 32, 4_090, 5_000, 1].reduce((sum, size) => sum + size)).toBe(given.length);
  expect(next).toBeGreaterThanOrEqual(given.length);
});
