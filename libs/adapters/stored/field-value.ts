import { BrokenInvariant } from '#libs/kernel/errors.js';

export type FieldValue = string | number | null;

/** Stands for a missing field where an order needs a value, in cursors above all: before every number and text. */
export const MISSING = -Number.MAX_VALUE;

/** The value of a dotted path in a body. Only texts and numbers can be indexed. */
export function valueAt(body: unknown, field: string): FieldValue {
  const value = field.split('.').reduce((found, step) => (isObject(found) ? found[step] : undefined), body) ?? null;
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  throw new BrokenInvariant(`the indexed field ${field} holds neither text nor number`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
