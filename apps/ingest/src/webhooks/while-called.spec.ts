import { expect, test } from '@jest/globals';
import { callsGoOn } from './while-called.js';

test.each([
  ['right after a call', 0, true],
  ['a second after it', 1_000, false],
  ['behind a clock that was set back an hour since', -3_600_000, false],
])('%s calls go on: %s ms, %s', (_when, after, expected) => {
  expect(callsGoOn(5_000_000, { now: () => 5_000_000 + after })).toBe(expected);
});
