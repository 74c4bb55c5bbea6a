import { expect, test } from '@jest/globals';
import { allAtOnce } from './all-at-once.js';

const MINUTES = 60_000;

test(
  'of fifty who ask for the same person at the same moment one may write, and every other is told which rule and until when',
  async () => {
    expect((await allAtOnce()).unkept).toEqual([]);
  },
  5 * MINUTES,
);
