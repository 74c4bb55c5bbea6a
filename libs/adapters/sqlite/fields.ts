import { MISSING } from '#libs/adapters/stored/field-value.js';
import type { Collection, IndexSpec } from '#libs/ports/collections.js';

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
