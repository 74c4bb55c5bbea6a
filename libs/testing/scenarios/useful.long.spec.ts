import { expect, test } from '@jest/globals';
import { twoVariants, useful } from './useful.js';

const MINUTES = 60_000;

test(
  'useful and considerate at once: five recruiters have something to offer every week, whether files come monthly or never',
  async () => {
    expect((await useful(twoVariants)).unkept).toEqual([]);
  },
  10 * MINUTES,
);
