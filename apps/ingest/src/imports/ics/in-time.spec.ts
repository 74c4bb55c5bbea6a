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

test('what got next to nothing of the processor runs again, from its beginning', () => {
  let tries = 0;
  const run = (): string => {
    tries += 1;
    return tries === 1 ? forEver() : 'read';
  };
  expect([inTime(run, () => 0), tries]).toEqual(['read', 2]);
});

test('an error of its own is no lateness', () => {
  expect(() =>
    inTime(() => {
      throw new Error('broken');
    }),
  ).toThrow('broken');
});
