import type { FilePreview, MappedField, Mapping } from '../api/import-preview.js';

const several: ReadonlySet<MappedField> = new Set<MappedField>(['email', 'phone', 'profile']);

/** What each column is read as, null for one that is not taken; and whether the first line names them. */
export interface Choice {
  header: boolean;
  columns: readonly (MappedField | null)[];
}

export function choiceOf({ table, mapping }: FilePreview): Choice {
  return { header: mapping?.header ?? true, columns: (table?.columns ?? []).map(({ field }) => field) };
}

/** With another choice for one column. What only one column may hold is taken from the one that held it. */
export function chosen(choice: Choice, at: number, field: MappedField | null): Choice {
  const columns = choice.columns.map((held, i) => {
    if (i === at) return field;
    return held === field && field !== null && !several.has(field) ? null : held;
  });
  return { ...choice, columns };
}

/** The choice as the API takes it: columns by the names of a header, else by number. */
export function mappingOf({ header, columns }: Choice, names: readonly string[]): Mapping {
  const mapping: Mapping = { header };
  columns.forEach((field, at) => {
    if (field === null) return;
    const name = header ? (names[at] ?? `#${at + 1}`) : `#${at + 1}`;
    mapping[field] = [...(mapping[field] ?? []), name];
  });
  return mapping;
}
