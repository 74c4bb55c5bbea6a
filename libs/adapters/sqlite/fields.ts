import { BrokenInvariant } from '#libs/kernel/errors.js';
import type { Collection, IndexSpec } from '#libs/ports/collections.js';

export type FieldValue = string | number | null;

/** Where an index field is missing its entry sorts before every number and text. */
export const MISSING = -Number.MAX_VALUE;

export function tableOf(collection: string): string {
  return `doc_${collection.replaceAll('-', '_')}`;
}

/** The fields of the body that stand beside it as columns, so that an index is only touched when its value changes. */
export function fieldsOf({ indexes }: Collection): string[] {
  return [...new Set(indexes.flatMap(({ fields }) => fields))];
}

export function column(field: string): string {
  return `"f_${field}"`;
}

/** How a field is ordered and compared: a missing value is a value, so that pages can go on behind it. */
function term(field: string): string {
  return `ifnull(${column(field)}, ${String(MISSING)})`;
}

/** The ordered terms of an index; the first field of a sparse one is never missing. */
export function termsOf(index: IndexSpec): string[] {
  return index.fields.map((field, at) => (at === 0 && index.sparse === true ? column(field) : term(field)));
}

/** The value of a dotted path in a body. Only texts and numbers can be indexed. */
export function valueAt(body: unknown, field: string): FieldValue {
  const value = field.split('.').reduce((found, step) => (isObject(found) ? found[step] : undefined), body) ?? null;
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  throw new BrokenInvariant(`the indexed field ${field} holds neither text nor number`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
