import { UnreadableFile, type ReadContext, type ReadRow, type RowProblem } from '../format.js';
import { isHandle, type Entry } from '../people/entry.js';
import { peopleOf } from '../people/read-person.js';
import { findHeader, refuseEmpty, type Header } from './header.js';
import { refuseOtherFile } from './other-file.js';
import { readTable } from './read-table.js';
import type { TextFile } from './text-file.js';

/** A column that is read: as what, where, and what the file calls it. `label`: the column that says what kind it is. */
export interface PersonColumn {
  field: Entry['field'];
  at: number;
  place: string;
  label?: number;
}

/** A table that holds a person in each row, as one program writes it. */
export interface PersonTable {
  /** What it is, for sentences: `the Google contacts`. */
  wanted: string;
  /** Finds the header in a file that seems to be a table. Throws UnreadableFile if it is not this one. */
  headerIn: (file: TextFile) => Header<PersonColumn[]>;
  /** Several values of one cell; of texts the first counts. */
  several: (text: string, field: PersonColumn['field']) => string[];
  /** Whether a number or address with this label belongs to the person alone; missing: all do. */
  isOwn?: (label: string) => boolean;
  /** Rows that name an organisation and nobody in it are passed over. */
  hasOrganisations?: true;
}

/** The people of a table, row by row. */
export function readPeople(
  bytes: AsyncIterable<Uint8Array>,
  context: ReadContext,
  table: PersonTable,
): AsyncGenerator<ReadRow> {
  return readTable<PersonColumn[]>(bytes, context, {
    headerOf: (file) => headerOf(file, table),
    used: (columns) => columns.flatMap(({ at, label = at }) => [at, label]),
    begin: (columns) => {
      const read = peopleOf(context.home);
      return (cells) => {
        const entries = entriesOf(cells, columns, table);
        if (table.hasOrganisations === true && isOrganisation(entries)) return { problem: organisation, ignored: true };
        return read(entries);
      };
    },
  });
}

/** The header with the columns of one program, or why there is none; `like` are some of their names. */
export function headerNamed(
  file: TextFile,
  { wanted, like }: { wanted: string; like: string },
  columnsOf: (names: string[]) => PersonColumn[] | null,
): Header<PersonColumn[]> {
  const header = findHeader(file, columnsOf);
  if (header === null) {
    throw new UnreadableFile(
      'no-header',
      `None of the first 50 lines names the columns of ${wanted} (${like} …); export them again, or import the file as a table whose columns you name yourself.`,
    );
  }
  if (header.columns.some(({ field }) => isHandle(field))) return header;
  throw new UnreadableFile(
    'missing-column',
    `The header in line ${String(header.line)} has no column with e-mail addresses, telephone numbers or profiles; export ${wanted} again with one of them.`,
    header.line,
  );
}

function headerOf(file: TextFile, { wanted, headerIn }: PersonTable): Header<PersonColumn[]> {
  refuseEmpty(file, wanted);
  refuseOtherFile(file.head, wanted);
  return headerIn(file);
}

function entriesOf(cells: string[], columns: readonly PersonColumn[], table: PersonTable): Entry[] {
  return columns.flatMap(({ field, at, place, label }) => {
    const text = cells[at] ?? '';
    if (text === '' || !isOwn(table, label === undefined ? undefined : cells[label])) return [];
    const texts = isHandle(field) ? table.several(text, field) : table.several(text, field).slice(0, 1);
    return texts.map((one) => ({ field, text: one, place }));
  });
}

function isOwn({ isOwn: judge }: PersonTable, label: string | undefined): boolean {
  return label === undefined || judge === undefined || judge(label);
}

function isOrganisation(entries: readonly Entry[]): boolean {
  const has = (...fields: Entry['field'][]) =>
    entries.some(({ field, text }) => fields.includes(field) && text.trim() !== '');
  return has('employer') && !has('name', 'given', 'middle', 'family');
}

const organisation: RowProblem = {
  code: 'organisation',
  text: 'This entry names an organisation and no person; it was passed over. Add a name to have it imported.',
};
