import { expect, test } from '@jest/globals';
import type { Envelope } from '#libs/kernel/envelope.js';
import type { Ledger } from '#libs/ports/ledger.js';
import type { Card } from '../documents.js';
import { pastOf } from './past.js';

/** Merged, parted, and merged again: `c_2` became part of `c_1` at 3 and at 5. */
const told = [
  { seq: 1, subject: 'c_1', type: 'contact.added' },
  { seq: 2, subject: 'c_2', type: 'contact.added' },
  { seq: 3, subject: 'c_2', type: 'contact.merged' },
  { seq: 4, subject: 'c_2', type: 'contact.unmerged' },
  { seq: 5, subject: 'c_2', type: 'contact.merged' },
];

const ledger = {
  about: (_pool: string, subject: string, before: number, limit: number) =>
    Promise.resolve(
      told
        .filter((one) => one.subject === subject && one.seq < before)
        .reverse()
        .slice(0, limit) as unknown as Envelope[],
    ),
} as unknown as Ledger;

const card = {
  facts: { merged: { parts: [{ contact: 'c_1' }, { contact: 'c_2' }] } },
  merged: { parts: [{ id: 'c_1' }, { id: 'c_2' }] },
  past: [{ with: 'c_2', mergedSeq: 3, unmergedSeq: 4 }],
} as unknown as Card;

test('two who are one again have each event of their past once', async () => {
  const past = await pastOf(ledger, { pool: 'p_1', card, before: 100, limit: 50 });
  expect(past.map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1]);
});
