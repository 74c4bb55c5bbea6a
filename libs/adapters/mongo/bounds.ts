import { MaxKey, MinKey } from './driver.js';

/** One end of a range of index keys. Null is a missing value. */
export type End = FieldEnd[];
export type FieldEnd = string | number | null | typeof FIRST | typeof LAST;

export const FIRST = Symbol('before every value');
export const LAST = Symbol('behind every value');

/** As the database compares: missing before numbers before texts, texts by their bytes. */
export function compareEnds(one: End, other: End): number {
  for (const [at, value] of one.entries()) {
    const result = compare(value, other[at] ?? null);
    if (result !== 0) return result;
  }
  return 0;
}

/** As `min` and `max` of a query take it. */
export function keysOf(fields: string[], end: End): Record<string, unknown> {
  return Object.fromEntries(fields.map((field, at) => [field, keyOf(end[at] ?? null)]));
}

function keyOf(value: FieldEnd): unknown {
  if (value === FIRST) return new MinKey();
  return value === LAST ? new MaxKey() : value;
}

function compare(one: FieldEnd, other: FieldEnd): number {
  if (typeof one === 'string' && typeof other === 'string') return Buffer.compare(Buffer.from(one), Buffer.from(other));
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return rank(one) - rank(other);
}

function rank(value: FieldEnd): number {
  if (value === FIRST) return 0;
  if (value === null) return 1;
  if (typeof value === 'number') return 2;
  return value === LAST ? 4 : 3;
}
