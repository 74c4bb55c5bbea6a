import { expect, test } from '@jest/globals';
import { inProcess } from './in-process.js';
import { liveYear } from './live.js';
import type { Mutant } from './loopback.js';

const MINUTE = 60_000;
/** A feed and two networks, for as long as a few seconds allow. */
const week = { sources: 3, items: 120, days: 10, seed: '16', kills: 0 };
const lived = async (mutant: Mutant = {}): Promise<string[]> => (await liveYear(week, inProcess(mutant))).unkept;

test(
  'ten days of a few sources bring every item once, and no limit is broken',
  async () => {
    expect(await lived()).toEqual([]);
  },
  MINUTE,
);

test.each<[string, Mutant, RegExp]>([
  ['does not keep questions to a host apart', { paceMs: 500 }, /was asked 500 ms after the last question/],
  ['forgets who wants to be left alone', { isForgetful: true }, /s too early/],
  ['asks a feed too seldom', { oneIn: 30 }, /source 1 \(feed\): \d+ items were lost/],
])(
  'whoever %s is found out',
  async (_how, mutant, said) => {
    expect((await lived(mutant)).join('\n')).toMatch(said);
  },
  MINUTE,
);
