import { readCells } from '../tables/cell-text.js';
import { findHeader, refuseEmpty } from '../tables/header.js';
import type { Header } from '../tables/header.js';
import { refuseOtherFile } from '../tables/other-file.js';
import { recordsOf } from '../tables/records.js';
import type { CsvRecord } from '../tables/records.js';
import { shapeProblem } from '../tables/row-shape.js';
import { chained, openText } from '../tables/text-file.js';
import type { TextFile } from '../tables/text-file.js';
import { UnreadableFile } from '../format.js';
import type { ImportFormat, ReadContext, ReadRow } from '../format.js';
import { columnName, columnsOf } from './columns.js';
import type { Columns } from './columns.js';
import { readConnection } from './read-connection.js';

const FILE = 'Connections.csv';

/**
 * The connections of one member, as LinkedIn exports them in the archive of a member's own data. A row that is
 * missing says nothing: only what stands in the file was observed.
 */
export const linkedInCsv: ImportFormat = { name: 'linkedin-csv', read };

async function* read(bytes: AsyncIterable<Uint8Array>, context: ReadContext): AsyncGenerator<ReadRow> {
  const file = await openText(bytes);
  try {
    const header = headerOf(file);
    remark(file, header, context);
    const last = Math.max(...Object.values(header.columns));
    const rows = chained(file.head.subarray(header.end), file.rest);
    for await (const batch of recordsOf(rows, { delimiter: header.delimiter, line: header.line + 1 })) {
      for (const record of batch) yield rowOf(record, { file, header, last });
    }
  } finally {
    await file.rest.return(undefined);
  }
}

function headerOf(file: TextFile): Header<Columns> {
  refuseEmpty(file, FILE);
  refuseOtherFile(file.head, FILE);
  const header = findHeader(file, columnsOf);
  if (header === null) {
    const names = `${columnName('given')}, ${columnName('family')}, ${columnName('url')}`;
    throw new UnreadableFile(
      'no-header',
      `None of the first 50 lines names the columns (${names} …, separated by commas); import ${FILE} of a LinkedIn archive as it is.`,
    );
  }
  if (header.columns.url === -1 && header.columns.email === -1) {
    const missing = `neither "${columnName('url')}" nor "${columnName('email')}"`;
    throw new UnreadableFile(
      'missing-column',
      `The header in line ${String(header.line)} has ${missing}; export ${FILE} again with one of them.`,
      header.line,
    );
  }
  return header;
}

function rowOf(
  record: CsvRecord,
  { file, header, last }: { file: TextFile; header: Header<Columns>; last: number },
): ReadRow {
  const row = record.line;
  const shape = shapeProblem(record, header, last);
  if (shape !== null) return { row, ok: false, problem: shape };
  const text = readCells(record.cells, file.marked);
  if ('problem' in text) return { row, ok: false, problem: text.problem };
  const connection = readConnection(text.cells, header.columns);
  if ('problem' in connection) return { row, ok: false, problem: connection.problem };
  const notes = text.note === null ? connection.notes : [text.note, ...connection.notes];
  return { row, ok: true, data: connection.data, notes };
}

function remark(file: TextFile, { delimiter }: Header<Columns>, { remark: tell }: ReadContext): void {
  if (file.marked === 'UTF-16') tell?.({ code: 'utf-16', text: 'The file was read as UTF-16.' });
  if (delimiter !== ',') {
    const name = delimiter === ';' ? 'semicolons' : 'tabs';
    tell?.({ code: 'delimiter', text: `The file separates its cells by ${name}, not by commas; it was read so.` });
  }
}
