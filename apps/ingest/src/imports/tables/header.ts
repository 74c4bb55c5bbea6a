import { parse } from 'csv-parse/sync';
import { UnreadableFile } from '../format.js';
import { readCells } from './cell-text.js';
import type { TextFile, TextStart } from './text-file.js';

export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Where the table begins and how it is written. */
export interface Header<Columns> {
  /** Bytes up to the first row. */
  end: number;
  /** The header's line, from 1. */
  line: number;
  delimiter: Delimiter;
  /** Number of cells. */
  width: number;
  columns: Columns;
}

const LINES = 50;

/**
 * Finds the header among the first 50 lines, by its names and not by its place: what stands before it has any number
 * of lines, quoted or not. Null if there is none.
 */
export function findHeader<Columns>(
  { head, marked }: TextStart,
  columnsOf: (names: string[]) => Columns | null,
): Header<Columns> | null {
  let line = 0;
  for (const { text, end } of linesOf(head)) {
    line += 1;
    if (line > LINES) return null;
    for (const delimiter of delimiters) {
      const names = namesIn(text, delimiter, marked);
      const columns = names.length < 2 ? null : columnsOf(names);
      if (columns !== null) return { end, line, delimiter, width: names.length, columns };
    }
  }
  return null;
}

/** Throws if there is nothing but white space. */
export function refuseEmpty({ head }: TextStart, wanted: string): void {
  if (head.length < 4096 && head.toString('latin1').trim() === '') {
    throw new UnreadableFile('empty-file', `The file is empty; export ${wanted} again and import it.`);
  }
}

/** Lines with the place where the next one begins. */
export function* linesOf(head: Buffer): Generator<{ text: string; end: number }> {
  const text = head.toString('latin1');
  let start = 0;
  for (const { 0: mark, index } of text.matchAll(/\r\n|\n|\r|$/g)) {
    const end = index + mark.length;
    yield { text: text.slice(start, index), end };
    start = end;
  }
}

function namesIn(line: string, delimiter: Delimiter, marked: TextFile['marked']): string[] {
  const read = readCells(cellsIn(line, delimiter), marked);
  return 'cells' in read ? read.cells : [];
}

/** A line of a preamble may hold half a quoted paragraph: it is no header then. */
export function cellsIn(line: string, delimiter: Delimiter): string[] {
  if (!line.includes(delimiter)) return [];
  try {
    const [cells = []] = parse(line, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
    });
    return cells;
  } catch {
    return [];
  }
}
