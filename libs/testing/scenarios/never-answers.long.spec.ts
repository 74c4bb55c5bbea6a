import { expect, test } from '@jest/globals';
import { neverAnswers } from './never-answers.js';

const MINUTES = 60_000;

test(
  'somebody who never answers hears as seldom from twenty recruiters as from one',
  async () => {
    expect((await neverAnswers()).unkept).toEqual([]);
  },
  5 * MINUTES,
);
