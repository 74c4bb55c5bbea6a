import { expect, test } from '@jest/globals';
import { secondFile } from './second-file.js';

const MINUTES = 60_000;

test(
  'a second file brings 20 new employers: offers up to the budget, the others in the outlook, and nobody too soon',
  async () => {
    expect((await secondFile()).unkept).toEqual([]);
  },
  5 * MINUTES,
);
