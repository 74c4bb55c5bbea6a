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

/**
 * Splits a table that begins in line `line` into its records, a batch per piece of input. Blank lines after the last
 * record are no records. Throws UnreadableFile if a quotation mark is never closed, naming the line where its row begins.
 */
export async function* recordsOf(
  table: AsyncGenerator<Buffer>,
  { delimiter, line }: { delimiter: Delimiter; line: number },
): AsyncGenerator<CsvRecord[]> {
  let next = line;
  let blank = line;
  try {
    for await (const rows of parsed(table, delimiter)) {
      const batch: CsvRecord[] = [];
      for (const cells of rows) {
        const lastLine = next + breaksIn(cells);
        if (cells.length > 1 || cells[0]?.trim() !== '') {
          for (; blank < next; blank++) batch.push({ line: blank, lastLine: blank, cells: [] });
          batch.push({ line: next, lastLine, cells });
          blank = lastLine + 1;
        }
        next = lastLine + 1;
      }
      yield batch;
    }
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error, next) : error;
  }
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
  let failure: Error | null = null;
  parser.on('error', (error) => (failure = error));
  try {
    for await (const piece of table) {
      const written = new Promise<void>((resolve) =>
        parser.write(piece, () => {
          resolve();
        }),
      );
      const rows = readAll(parser);
      await written;
      yield rows;
      if (failure !== null) throw failure;
    }
    parser.end();
    yield (await parser.toArray()) as string[][];
  } finally {
    parser.destroy();
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
