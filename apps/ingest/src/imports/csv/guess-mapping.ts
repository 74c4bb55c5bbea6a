import type { MappedField, Mapping } from '../mapping.js';
import { isHandle } from '../people/entry.js';
import { folded } from '../tables/columns-named.js';
import { shapeOf } from './cell-shape.js';
import { fieldNamed } from './column-words.js';
import type { GuessedTable } from './guess-table.js';

/** Of the cells that are filled, so many must look like what a column is taken for. */
const SHARE = 0.6;
/** Columns of addresses, or of numbers, that a mapping names at most. */
const MOST_HANDLES = 20;

/**
 * What the columns of a table probably hold, by their names and by what their first cells look like. Cells have the
 * last word on addresses, numbers and profiles (a column `E-Mail` full of "yes" holds none); names on everything else.
 * `fits`: people can be read so, a name and something to know them again by.
 */
export function guessMapping(table: GuessedTable): { mapping: Mapping; fits: boolean } {
  const references = referencesTo(table);
  const mapping: Mapping = { header: table.hasHeader };
  fieldsOf(table).forEach((field, at) => {
    const known = field === null ? [] : (mapping[field] ?? []);
    if (field === null || known.length >= (isHandle(field) ? MOST_HANDLES : 1)) return;
    mapping[field] = [...known, references[at] ?? ''];
  });
  const has = (...wanted: MappedField[]) => wanted.some((field) => mapping[field] !== undefined);
  return { mapping, fits: has('email', 'phone', 'profile') && has('name', 'given', 'family') };
}

function fieldsOf(table: GuessedTable): (MappedField | null)[] {
  const fields = Array.from({ length: table.width }, (_, at) => fieldAt(table, at));
  if (!table.hasHeader) return withName(table, fields);
  const hasHalf = fields.includes('given') && !fields.includes('family');
  return hasHalf ? fields.map((field) => (field === 'name' ? 'family' : field)) : fields;
}

function fieldAt(table: GuessedTable, at: number): MappedField | null {
  const cells = rowsOf(table).map((row) => row[at] ?? '');
  const filled = cells.filter((cell) => cell.trim() !== '');
  const named = table.hasHeader ? fieldNamed(table.first.cells[at] ?? '') : null;
  return agreed(named, shapeOfMost(filled), filled.length === 0);
}

function agreed(named: MappedField | null, shaped: ReturnType<typeof shapeOf>, isEmpty: boolean): MappedField | null {
  if (shaped === 'number') return null;
  if (named === null || isHandle(named)) return shaped ?? (isEmpty ? named : null);
  return shaped === null ? named : null;
}

function shapeOfMost(filled: string[]): ReturnType<typeof shapeOf> {
  const counts = new Map<ReturnType<typeof shapeOf>, number>();
  for (const shape of filled.map(shapeOf)) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  for (const [shape, count] of counts) if (shape !== null && count >= filled.length * SHARE) return shape;
  return null;
}

/** Without a header the first column of two to four words that begin like names is taken for the name. */
function withName(table: GuessedTable, fields: (MappedField | null)[]): (MappedField | null)[] {
  const rows = rowsOf(table);
  const at = fields.findIndex((field, i) => field === null && rows.every((row) => looksLikeName(row[i] ?? '')));
  return at === -1 ? fields : fields.with(at, 'name');
}

function looksLikeName(cell: string): boolean {
  return /^\p{Lu}[\p{L}.'’-]*(?:,? [\p{L}.'’-]+){1,3}$/u.test(cell.trim());
}

/** What a mapping calls each column: a name that stands in the header once is a name; everything else is numbered. */
export function referencesTo({ hasHeader, first }: GuessedTable): string[] {
  const names = first.cells.map((cell) => (hasHeader ? cell.trim() : ''));
  const words = names.map(folded);
  const times = new Map<string, number>();
  for (const one of words) times.set(one, (times.get(one) ?? 0) + 1);
  return names.map((name, at) => {
    const word = words[at] ?? '';
    const isName = word !== '' && name.length <= 200 && !name.startsWith('#');
    return isName && times.get(word) === 1 ? name : `#${String(at + 1)}`;
  });
}

function rowsOf({ hasHeader, first, below }: GuessedTable): string[][] {
  return hasHeader ? below : [first.cells, ...below];
}
