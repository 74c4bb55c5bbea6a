import { expect, test } from '@jest/globals';
import type { Envelope } from '#libs/kernel/envelope.js';
import type { Ledger } from '#libs/ports/ledger.js';
import { ledgerPages } from './ledger-pages.js';

const LENGTH = 200_000;

/** A ledger of so many events that makes each page when it is asked for, and counts how often it was. */
function longLedger() {
  const asked: number[] = [];
  const read: Ledger['read'] = async (_pool, after, limit) => {
    asked.push(after);
    const length = Math.min(limit, LENGTH - after);
    return Array.from({ length }, (_, at) => ({ seq: after + at + 1 }) as Envelope);
  };
  return { asked, read };
}

test('a long ledger is read whole and in order, a page at a time: the next one only when the last was taken', async () => {
  const { asked, read } = longLedger();
  let last = 0;
  let largest = 0;
  for await (const page of ledgerPages({ read }, 'p_1')) {
    expect(page[0]?.seq).toBe(last + 1);
    last = page.at(-1)?.seq ?? 0;
    largest = Math.max(largest, page.length);
    expect(asked.at(-1)).toBe(last - page.length);
  }
  expect({ last, largest, asked: asked.length }).toEqual({ last: LENGTH, largest: 1_000, asked: 201 });
});

test('whoever stops reading has no further page read', async () => {
  const { asked, read } = longLedger();
  for await (const page of ledgerPages({ read }, 'p_1', 5_000)) if (page.length > 0) break;
  expect(asked).toEqual([5_000]);
});
