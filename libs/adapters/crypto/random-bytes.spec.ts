import { expect, it } from '@jest/globals';
import { drawnAhead } from './random-bytes.js';

it('gives out no byte twice: what is left of a draw and too small for the next wish is thrown away', () => {
  let next = 0;
  const numbered = (from: number, size: number) =>
    Buffer.from(Array.from({ length: size }, (_, at) => (from + at) % 251));
  const drawn = drawnAhead((size) => numbered((next += size) - size, size));

  expect([12, 32, 4_090, 5_000, 1].map((size) => drawn(size))).toEqual([
    numbered(0, 12),
    numbered(12, 32),
    numbered(4_096, 4_090),
    numbered(8_192, 5_000),
    numbered(13_192, 1),
  ]);
});
