import { guessMapping, referencesTo } from './csv/guess-mapping.js';
import { guessTable, type GuessedTable } from './csv/guess-table.js';
import { UnreadableFile, type ImportFormat, type ReadRow, type RowProblem } from './format.js';
import { columnsOfMapping, mappingProblem, type MappedField, type Mapping } from './mapping.js';
import { formatOf, importFormats } from './registry.js';
import { folded } from './tables/columns-named.js';
import { refuseEmpty } from './tables/header.js';
import { refuseOtherFile } from './tables/other-file.js';
import { openText, type TextStart } from './tables/text-file.js';

/** Rows that are shown. */
const ROWS = 10;

/** A column of a table that nobody described: by which name a mapping calls it, and what is read of it. */
interface PreviewColumn {
  column: string;
  field: MappedField | null;
  samples: string[];
}

/** How a file would be read, by its beginning. Columns and mapping are those of `csv`; elsewhere there are none. */
export interface Preview {
  format: string | null;
  encoding: string | null;
  table: { delimiter: string; header: number | null; columns: PreviewColumn[] } | null;
  mapping: Mapping | null;
  /** whether it can be imported so */
  fits: boolean;
  rows: ReadRow[];
  problems: RowProblem[];
}

/** The beginning of a file with what is known of it. */
export interface PreviewWish {
  bytes: Buffer;
  /** whether that is all of it */
  whole: boolean;
  /** the format, if it was named */
  format: string | null;
  mapping: Mapping | null;
  home: { country: string };
}

/** Reads the beginning of a file as an import would, and stores nothing. */
export async function preview(wish: PreviewWish): Promise<Preview> {
  const start = await openText(once(wish.bytes));
  const format = wish.format === null ? guessFormat(start) : formatOf(wish.format);
  if (format === undefined) return { ...nothing, problems: [problemOf(start)] };
  const guessed = format.name === 'csv' ? mappedTable(start, wish.mapping) : null;
  const mapping = guessed?.mapping ?? null;
  const read = await firstRows(format, { ...wish, mapping });
  return {
    format: format.name,
    encoding: encodingOf(start, read.rows),
    table: guessed?.table ?? null,
    mapping,
    fits: read.problems.length === 0,
    ...read,
  };
}

function mappedTable(start: TextStart, given: Mapping | null): Pick<Preview, 'table' | 'mapping'> | null {
  const table = guessTable(start);
  if (table === null) return null;
  const mapping = given ?? guessMapping(table).mapping;
  return { table: describe(table, mapping), mapping };
}

const nothing: Preview = {
  format: null,
  encoding: null,
  table: null,
  mapping: null,
  fits: false,
  rows: [],
  problems: [],
};

/** The first format that knows a file by its beginning; `csv`, which knows any table, stands last. */
export function guessFormat(start: TextStart): ImportFormat | undefined {
  return importFormats.find((format) => format.recognises?.(start) === true);
}

/** Why nobody knows a file by its beginning. */
function problemOf(start: TextStart): RowProblem {
  try {
    refuseEmpty(start, 'the contacts');
    refuseOtherFile(start.head, 'the contacts');
  } catch (error) {
    if (error instanceof UnreadableFile) return { code: error.code, text: error.message };
    throw error;
  }
  const names = importFormats.map(({ name }) => name).join(', ');
  return { code: 'format-unknown', text: `This is no kind of file that Kith knows; it reads ${names}.` };
}

async function firstRows(format: ImportFormat, wish: PreviewWish): Promise<Pick<Preview, 'rows' | 'problems'>> {
  const instead = insteadOfRows(format, wish);
  if (instead !== null) return { rows: [], problems: instead };
  const rows: ReadRow[] = [];
  try {
    for await (const row of format.read(once(wish.bytes), wish)) if (rows.push(row) === ROWS) break;
    return { rows, problems: [] };
  } catch (error) {
    return { rows, problems: problemsOf(error, !wish.whole && rows.length > 0) };
  }
}

/** Why there are no rows to show: the mapping does not fit, or such a file cannot be read by its beginning. */
function insteadOfRows(format: ImportFormat, { mapping, whole }: PreviewWish): RowProblem[] | null {
  const unfit = mapping === null ? null : mappingProblem(mapping);
  if (unfit !== null) return [unfit];
  return format.wholeOnly === true && !whole ? [] : null;
}

/** Where the file was cut for a look at its beginning, its end says nothing. */
function problemsOf(error: unknown, isCut: boolean): RowProblem[] {
  if (!(error instanceof UnreadableFile)) throw error;
  return isCut ? [] : [{ code: error.code, text: error.message }];
}

function describe(table: GuessedTable, mapping: Mapping): Preview['table'] {
  const shown = { ...table, hasHeader: mapping.header };
  const rows = (mapping.header ? table.below : [table.first.cells, ...table.below]).slice(0, ROWS);
  const fieldOf = fieldsBy(mapping);
  const columns = referencesTo(shown).map((column, at) => ({
    column,
    field: fieldOf(column) ?? fieldOf(`#${String(at + 1)}`),
    samples: rows.map((row) => row[at] ?? ''),
  }));
  return { delimiter: table.delimiter, header: mapping.header ? table.first.line : null, columns };
}

/** What a column is read as, by whatever a mapping may call it. */
function fieldsBy(mapping: Mapping): (call: string) => MappedField | null {
  const keyOf = (call: string): string => (call.startsWith('#') ? call : folded(call));
  const fields = new Map(columnsOfMapping(mapping).map(({ field, column }) => [keyOf(column), field] as const));
  return (call) => fields.get(keyOf(call)) ?? null;
}

function encodingOf({ marked }: TextStart, rows: readonly ReadRow[]): string {
  const isWestern = rows.some((row) => row.ok && row.notes.some(({ code }) => code === 'read-as-windows-1252'));
  return isWestern ? 'Windows-1252' : (marked ?? 'UTF-8');
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes);
}
