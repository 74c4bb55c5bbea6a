import { z } from 'zod';
import { handleFields, isHandle, textFields, type Entry } from './people/entry.js';

/** What a column of any table may be read as. `profile` is the address of a profile on a network. */
export type MappedField = Exclude<Entry['field'], 'page'>;
const mappedFields = [...textFields, ...handleFields].filter((field): field is MappedField => field !== 'page');

const column = z.string().trim().min(1).max(200);
const columns = z.union([column, z.array(column).min(1).max(20)]).transform((said) => [said].flat());
const fields = Object.fromEntries(mappedFields.map((field) => [field, columns.optional()])) as Record<
  MappedField,
  z.ZodOptional<typeof columns>
>;

/**
 * Which column of a table holds what: its name in the header, in any spelling, or `#3` for the third.
 * `header: false` is a table whose first line is a person already: all its columns are numbered.
 */
export const mappingSchema = z.strictObject({ header: z.boolean().default(true), ...fields });
export type Mapping = z.output<typeof mappingSchema>;

/** Every column of a mapping with what it is read as. */
export function columnsOfMapping(mapping: Mapping): { field: MappedField; column: string }[] {
  return mappedFields.flatMap((field) => (mapping[field] ?? []).map((name) => ({ field, column: name })));
}

/** What keeps a mapping from being used, as a code and a sentence; null if nothing does. */
export function mappingProblem(mapping: Mapping): { code: string; text: string } | null {
  const said = columnsOfMapping(mapping);
  if (!said.some(({ field }) => isHandle(field))) return problems.identity;
  const numbered = said.every(({ column: name }) => /^#[1-9]\d{0,3}$/.test(name));
  if (!mapping.header && !numbered) return problems.numbers;
  const names = said.map(({ column: name }) => name.toLowerCase());
  const twice = new Set(names).size < names.length;
  const most = said.filter(({ field }) => !isHandle(field)).length;
  const once = new Set(said.filter(({ field }) => !isHandle(field)).map(({ field }) => field)).size;
  if (twice) return problems.twice;
  return most > once ? problems.several : null;
}

const problems = {
  identity: {
    code: 'mapping-without-identity',
    text: 'The mapping names no column with e-mail addresses, telephone numbers or profiles; name one, so that people are recognised again.',
  },
  numbers: {
    code: 'mapping-invalid',
    text: 'A table without a header has no names of columns; number them, like "#1".',
  },
  twice: {
    code: 'mapping-invalid',
    text: 'The mapping names a column twice; a column is read as one thing.',
  },
  several: {
    code: 'mapping-invalid',
    text: 'Only email, phone and profile may have several columns; name one for everything else.',
  },
} as const;
