import { expect, test } from '@jest/globals';
import { inTime, isLate } from './in-time.js';

const forEver = (): never => {
  for (;;);
};

test('what never ends is given up', () => {
  const late = (): unknown => {
    try {
      return inTime(forEver);
    } catch (error) {
      return error;
    }
  };
  expect(isLate(late())).toBe(true);
});

test.each([
  ['got next to nothing of the processor', 0],
  ['stood still with its machine, as if it had worked', 1_000],
])('what %s runs again, from its beginning', (_what, took) => {
  let tries = 0;
  let spent = 0;
  const run = (): string => {
    tries += 1;
    return tries === 1 ? forEver() : 'read';
  };
  expect([inTime(run, () => (spent += took)), tries]).toEqual(['read', 2]);
});

test('an error of its own is no lateness', () => {
  expect(() =>
    inTime(() => {
      throw new Error('broken');
    }),
  ).toThrow('broken');
});
