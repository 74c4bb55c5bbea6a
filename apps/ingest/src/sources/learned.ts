import type { Receipt, ReceiptRow } from '#libs/transport/records.js';
import { noCounts, type SourceCounts } from './source.js';

/** What became of the inputs from `firstN` on, by their receipts. */
export function learnedFrom(receipts: readonly Receipt[], firstN: number): SourceCounts {
  const rows = receipts
    .filter(({ again }) => again !== true)
    .flatMap(({ fromN, rows }) => rows.filter((_row, i) => fromN + i >= firstN));
  return rows.reduce((counts, row) => added(counts, { [countOf(row)]: 1 }), noCounts);
}

/** Adds up; what a record of an older release does not count is none. */
export function added(one: Partial<SourceCounts>, other: Partial<SourceCounts>): SourceCounts {
  const names = Object.keys(noCounts) as (keyof SourceCounts)[];
  const sums = names.map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]);
  return Object.fromEntries(sums) as SourceCounts;
}

/** What became of one input, by its row in a receipt. */
export function countOf([code, contact]: ReceiptRow): Exclude<keyof SourceCounts, 'left' | 'unclear'> {
  switch (code) {
    case 'created':
    case 'changed':
      return 'noted';
    case 'unchanged':
      return contact === null ? 'nobody' : 'known';
    case 'parked':
      return 'parked';
    case 'refused':
    case 'rejected':
      return 'refused';
  }
}
