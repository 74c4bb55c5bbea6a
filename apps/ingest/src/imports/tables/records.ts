import { CsvError, parse } from 'csv-parse';
import type { Parser } from 'csv-parse';
import { UnreadableFile } from '../format.js';
import type { Delimiter } from './header.js';

/** One row of a table: the lines it stands in, and its cells, one character per byte. A blank line has no cells. */
export interface CsvRecord {
  line: number;
  lastLine: number;
  cells: string[];
}

/** A row longer than this is a quotation mark that is never closed. */
const LONGEST = 1_000_000;

/** Where reading has come: the line the next row begins in, and the first line of the blank ones before it. */
interface Place {
  next: number;
  blank: number;
}

/**
 * Splits the rows of a table, the first of them in line `line`, a batch per piece of input. Blank lines after the
 * last row are no rows. Throws UnreadableFile if a quotation mark is never closed, naming the line where its row begins.
 */
export async function* recordsOf(
  rows: AsyncGenerator<Buffer>,
  { delimiter, line }: { delimiter: Delimiter; line: number },
): AsyncGenerator<CsvRecord[]> {
  const place = { next: line, blank: line };
  try {
    for await (const batch of parsed(rows, delimiter)) yield batch.flatMap((cells) => recordsAt(place, cells));
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error, place.next) : error;
  }
}

/** The row with these cells, after the blank lines before it; nothing yet if it is blank itself. */
function recordsAt(place: Place, cells: string[]): CsvRecord[] {
  const line = place.next;
  const lastLine = line + breaksIn(cells);
  place.next = lastLine + 1;
  if (cells.length === 1 && cells[0]?.trim() === '') return [];
  const records: CsvRecord[] = [];
  for (; place.blank < line; place.blank++) records.push({ line: place.blank, lastLine: place.blank, cells: [] });
  place.blank = place.next;
  records.push({ line, lastLine, cells });
  return records;
}

async function* parsed(table: AsyncGenerator<Buffer>, delimiter: Delimiter): AsyncGenerator<string[][]> {
  const parser = parse({
    delimiter,
    encoding: 'latin1',
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST,
  });
  parser.on('error', () => undefined);
  try {
    for await (const piece of table) {
      const written = writeTo(parser, piece);
      yield readAll(parser);
      const failure = await written;
      if (failure instanceof Error) throw failure;
    }
    parser.end();
    yield (await parser.toArray()) as string[][];
  } finally {
    parser.destroy();
  }
}

/**
 * Writes a piece. The parser makes an error, with its stack, of every row that has another width than the first, and
 * only notes it: a file of nothing else would take half a minute for each megabyte, were stacks not left out meanwhile.
 */
function writeTo(parser: Parser, piece: Buffer): Promise<Error | null | undefined> {
  const depth = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return new Promise((resolve) => parser.write(piece, resolve));
  } finally {
    Error.stackTraceLimit = depth;
  }
}

/** What has been parsed is taken at once: a failure further on in the same piece would throw it away. */
function readAll(parser: Parser): string[][] {
  const rows: string[][] = [];
  for (let row = parser.read() as string[] | null; row !== null; row = parser.read() as string[] | null) rows.push(row);
  return rows;
}

function breaksIn(cells: string[]): number {
  let breaks = 0;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) breaks += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  }
  return breaks;
}

function unreadable(error: CsvError, line: number): UnreadableFile {
  const where = `The row that begins in line ${String(line)}`;
  return error.code === 'CSV_MAX_RECORD_SIZE'
    ? new UnreadableFile(
        'row-too-long',
        `${where} is longer than 1 MB; close its quotation mark or remove it, then import again.`,
        line,
      )
    : new UnreadableFile(
        'unclosed-quote',
        `${where} opens a quotation mark that is never closed; close it and import again.`,
        line,
      );
}
