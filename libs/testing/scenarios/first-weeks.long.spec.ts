import { expect, test } from '@jest/globals';
import { firstWeeks } from './first-weeks.js';

const MINUTES = 60_000;

test(
  '3,000 connections and no history: five recruiters have something to do every week, and nobody is pestered',
  async () => {
    expect((await firstWeeks()).unkept).toEqual([]);
  },
  5 * MINUTES,
);
