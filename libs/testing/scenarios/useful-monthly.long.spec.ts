import { expect, test } from '@jest/globals';
import { tell } from '#libs/testing/proof-runs.js';
import { useful, variantsWith } from './useful.js';

const MINUTES = 60_000;

test(
  'useful and considerate at once, with files that come monthly: five recruiters have something to offer every week, whoever answers and whatever was before',
  async () => {
    const { table, unkept } = await useful(variantsWith('monthly'));
    for (const line of table) tell(line);
    expect(unkept).toEqual([]);
  },
  20 * MINUTES,
);
