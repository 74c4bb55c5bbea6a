import { expect, test } from '@jest/globals';
import { kills } from './kill.js';

const MINUTES = 60_000;

test(
  'a server that is killed in the middle of an import ends up where one ends that is not',
  async () => {
    expect((await kills({ times: 4, rows: 1500 })).unkept).toEqual([]);
  },
  5 * MINUTES,
);
