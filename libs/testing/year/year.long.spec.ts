import { expect, test } from '@jest/globals';
import { liveYear } from './live.js';
import { ownProcess } from './own-process.js';

const MINUTES = 60_000;

test(
  'a month of a few sources, in a process that is killed on the way, brings every item once and breaks no limit',
  async () => {
    const { unkept, kills, judged } = await liveYear(
      { sources: 8, items: 600, days: 30, seed: '1', kills: 2 },
      ownProcess,
    );
    expect(unkept).toEqual([]);
    expect([kills.length, judged.reduce((sum, { decided }) => sum + decided, 0)]).toEqual([2, 600]);
  },
  5 * MINUTES,
);
