import { expect, test } from '@jest/globals';
import { rehearsed } from './rehearsed.js';

const MINUTES = 60_000;

test(
  'the ledger of a rehearsal is proven, and whatever is put into it afterwards is named',
  async () => {
    expect((await rehearsed({ days: 364, contacts: 600, recruiters: 6 })).unkept).toEqual([]);
  },
  10 * MINUTES,
);
