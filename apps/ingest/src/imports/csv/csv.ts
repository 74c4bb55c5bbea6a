import { UnreadableFile, type ImportFormat, type ReadContext } from '../format.js';
import { isHandle } from '../people/entry.js';
import { tidyText } from '../people/tidy-text.js';
import { columnsOfMapping, type Mapping } from '../mapping.js';
import { findHeader, type Header } from '../tables/header.js';
import { folded } from '../tables/columns-named.js';
import { readPeople, type PersonColumn, type PersonTable } from '../tables/person-table.js';
import type { TextFile } from '../tables/text-file.js';
import { guessMapping } from './guess-mapping.js';
import { guessTable, type GuessedTable } from './guess-table.js';

/**
 * Any table of people, with a mapping that says which column holds what. Without one it is guessed from the file's
 * beginning; a guess that makes no people of the rows refuses the file.
 */
export const csv: ImportFormat = {
  name: 'csv',
  recognises: (file) => (guessTable(file)?.width ?? 1) > 1,
  read: (bytes, context) => readPeople(bytes, context, tableOf(context)),
};

function tableOf(context: ReadContext): PersonTable {
  return {
    wanted: 'a table of people',
    headerIn: (file) => headerIn(file, context),
    several: (text, field) => (isHandle(field) ? text.split(/:::|[;\n|]|,\s+/).map((one) => one.trim()) : [text]),
  };
}

/** By the names of the mapping wherever they stand; else where the table seems to begin. */
function headerIn(file: TextFile, context: ReadContext): Header<PersonColumn[]> {
  const table = guessTable(file);
  if (table === null) return refuse('holds no row of text');
  const mapping = context.mapping ?? mappingOf(table, context);
  const isNamed = columnsOfMapping(mapping).some(({ column }) => !NUMBER.test(column));
  const header = isNamed ? findHeader(file, (names) => columnsIn(names, mapping).found) : null;
  return header ?? headerAt(table, mapping);
}

function headerAt({ first, delimiter, width }: GuessedTable, mapping: Mapping): Header<PersonColumn[]> {
  const names = mapping.header ? first.cells : first.cells.map(() => '');
  const { found, missing } = columnsIn(names, mapping);
  if (found === null) return refuse(`has no column ${missing.map((column) => `"${column}"`).join(', ')}`);
  const place = mapping.header ? { line: first.line, end: first.end } : { line: first.line - 1, end: first.start };
  return { ...place, delimiter, width, columns: found };
}

function mappingOf(table: GuessedTable, { guessed }: ReadContext): Mapping {
  const { mapping, fits } = guessMapping(table);
  if (!fits) return refuse('does not say by itself which column holds what');
  guessed?.(mapping);
  return mapping;
}

/** Characters of a column's name that are shown. */
const LONGEST_NAME = 60;
const NUMBER = /^#([1-9]\d*)$/;

function columnsIn(names: string[], mapping: Mapping): { found: PersonColumn[] | null; missing: string[] } {
  const missing: string[] = [];
  const words = names.map(folded);
  const columns = columnsOfMapping(mapping).map(({ field, column }): PersonColumn => {
    const at = placeOf(column, words);
    if (at === -1) missing.push(column);
    const name = names[at]?.trim() ?? '';
    return { field, at, place: name === '' ? `column ${String(at + 1)}` : shortened(name) };
  });
  return { found: missing.length === 0 ? columns : null, missing };
}

/** As a sentence names it: it stands beside every row in which that column is wrong. */
function shortened(name: string): string {
  const one = tidyText(name);
  return one.length > LONGEST_NAME ? `${one.slice(0, LONGEST_NAME)}…` : one;
}

/** Where the column stands that a mapping means, among folded names; -1 if there is none. */
function placeOf(column: string, words: string[]): number {
  const [, number] = NUMBER.exec(column) ?? [];
  if (number === undefined) return words.indexOf(folded(column));
  return Number(number) <= words.length ? Number(number) - 1 : -1;
}

function refuse(what: string): never {
  throw new UnreadableFile(
    'mapping-unfit',
    `The table ${what}; say which column holds what (the preview shows its columns) and import it again.`,
  );
}
