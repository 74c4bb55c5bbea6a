import type { ObservedRow, ReadContext, RowProblem } from '../format.js';
import { readCells } from './cell-text.js';
import type { Header } from './header.js';
import { recordsOf, type CsvRecord } from './records.js';
import { shapeProblem } from './row-shape.js';
import { chained, openText, type TextFile } from './text-file.js';

/** What a row says, or why it says nothing of use; `ignored`: nothing is wrong with it, it is only not for us. */
export type RowContent<Data = ObservedRow> =
  { data: Data; notes: readonly RowProblem[] } | { problem: RowProblem; ignored?: true };

/** A row with what was read of it, as `ReadRow`. */
export type TableRow<Data = ObservedRow> = { row: number } & Judged<Data>;

/** How a kind of table is read. */
export interface TableReading<Columns, Data = ObservedRow> {
  /** Throws UnreadableFile if the file is no such table. */
  headerOf: (file: TextFile) => Header<Columns>;
  /** Which columns are read, by index: a row that is too short for them is refused, the other cells are not looked at. */
  used: (columns: Columns) => readonly number[];
  /** Begins with the rows of one file. */
  begin: (columns: Columns) => (cells: string[]) => RowContent<Data>;
}

interface Open<Columns, Data> {
  file: TextFile;
  header: Header<Columns>;
  used: readonly number[];
  read: (cells: string[]) => RowContent<Data>;
}

/** The rows of a table as it comes in, with what is wrong with each of those that cannot be read. */
export async function* readTable<Columns, Data = ObservedRow>(
  bytes: AsyncIterable<Uint8Array>,
  context: ReadContext,
  reading: TableReading<Columns, Data>,
): AsyncGenerator<TableRow<Data>> {
  const file = await openText(bytes);
  try {
    const header = reading.headerOf(file);
    remark(file, header, context);
    const open = { file, header, used: reading.used(header.columns), read: reading.begin(header.columns) };
    const rows = chained(file.head.subarray(header.end), file.rest);
    for await (const batch of recordsOf(rows, { delimiter: header.delimiter, line: header.line + 1 })) {
      for (const record of batch) yield { row: record.line, ...rowOf(record, open) };
    }
  } finally {
    await file.rest.return(undefined);
  }
}

type Judged<Data> =
  { ok: true; data: Data; notes: readonly RowProblem[] } | { ok: false; problem: RowProblem; ignored?: true };

function rowOf<Columns, Data>(record: CsvRecord, { file, header, used, read }: Open<Columns, Data>): Judged<Data> {
  const shape = shapeProblem(record, header, used);
  if (shape !== null) return { ok: false, problem: shape };
  const text = readCells(record.cells, file.marked);
  if ('problem' in text) return { ok: false, problem: text.problem };
  const content = read(text.cells);
  if ('problem' in content) return { ok: false, ...content };
  const notes = text.note === null ? content.notes : [text.note, ...content.notes];
  return { ok: true, data: content.data, notes };
}

const DELIMITER_NAMES = { ';': 'semicolons', '\t': 'tabs' };

function remark<Columns>(file: TextFile, { delimiter }: Header<Columns>, { remark: tell }: ReadContext): void {
  if (file.marked === 'UTF-16') tell?.({ code: 'utf-16', text: 'The file was read as UTF-16.' });
  if (delimiter === ',') return;
  const name = DELIMITER_NAMES[delimiter];
  tell?.({ code: 'delimiter', text: `The file separates its cells by ${name}, not by commas; it was read so.` });
}
