import type { Receipt } from '#libs/transport/records.js';
import { noCounts, type SourceCounts } from './source.js';

/** What became of the inputs from `firstN` on, by their receipts. */
export function learnedFrom(receipts: readonly Receipt[], firstN: number): SourceCounts {
  const rows = receipts
    .filter(({ again }) => again !== true)
    .flatMap(({ fromN, rows }) => rows.filter((_row, i) => fromN + i >= firstN));
  return rows.map(countOf).reduce(added, noCounts);
}

export function added(one: SourceCounts, other: Partial<SourceCounts>): SourceCounts {
  const names = Object.keys(one) as (keyof SourceCounts)[];
  return Object.fromEntries(names.map((name) => [name, one[name] + (other[name] ?? 0)])) as unknown as SourceCounts;
}

function countOf([code, contact]: Receipt['rows'][number]): Partial<SourceCounts> {
  switch (code) {
    case 'created':
    case 'changed':
      return { noted: 1 };
    case 'unchanged':
      return contact === null ? { nobody: 1 } : { known: 1 };
    case 'parked':
      return { parked: 1 };
    case 'refused':
    case 'rejected':
      return { refused: 1 };
  }
}
