import { expect, test } from '@jest/globals';
import { askedPlatforms } from './platforms.js';
import { readAnswers } from './read-answers.js';
import { addTo, noCounts } from './work.js';

const PULLS = 150;

test.each(askedPlatforms.map((asked) => [asked.kind.kind, asked] as const))(
  '%s: broken answers break nothing, and what is told of the others the pool takes',
  async (_name, asked) => {
    const counts = noCounts();
    for (let n = 0; n < PULLS; n += 1) addTo(counts, n, await readAnswers(asked, 'spec', n));
    expect(counts.faults).toEqual([]);
    expect(counts.rows).toBeGreaterThan(0);
    // A mailbox passes over what is no line of a header, whatever it is.
    expect(counts.refused > 0).toBe(asked.mailbox === undefined);
  },
);
