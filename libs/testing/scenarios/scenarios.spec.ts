import { expect, test } from '@jest/globals';
import { firstWeeks } from './first-weeks.js';
import { kills } from './kill.js';
import { neverAnswers } from './never-answers.js';
import { secondFile } from './second-file.js';
import { twoVariants, useful } from './useful.js';

const MINUTES = 60_000;

test(
  'a second file brings 20 new employers: offers up to the budget, the others in the outlook, and nobody too soon',
  async () => {
    expect((await secondFile()).unkept).toEqual([]);
  },
  5 * MINUTES,
);

test(
  '3,000 connections and no history: five recruiters have something to do every week, and nobody is pestered',
  async () => {
    expect((await firstWeeks()).unkept).toEqual([]);
  },
  5 * MINUTES,
);

test(
  'somebody who never answers hears as seldom from twenty recruiters as from one',
  async () => {
    expect((await neverAnswers()).unkept).toEqual([]);
  },
  5 * MINUTES,
);

test(
  'a server that is killed in the middle of an import ends up where one ends that is not',
  async () => {
    expect((await kills({ times: 4, rows: 1500 })).unkept).toEqual([]);
  },
  5 * MINUTES,
);

test(
  'useful and considerate at once: five recruiters have something to offer every week, whether files come monthly or never',
  async () => {
    expect((await useful(twoVariants)).unkept).toEqual([]);
  },
  10 * MINUTES,
);
