import { parse } from 'csv-parse/sync';
import { UnreadableFile } from '../format.js';
import { readCells } from './cell-text.js';
import type { TextFile } from './text-file.js';

export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Where the table begins and how it is written. */
export interface Header<Columns> {
  /** Bytes before the header. */
  offset: number;
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
  { head, marked }: TextFile,
  columnsOf: (names: string[]) => Columns | null,
): Header<Columns> | null {
  let line = 0;
  for (const { text, offset } of linesOf(head)) {
    line += 1;
    if (line > LINES) return null;
    for (const delimiter of DELIMITERS) {
      const names = namesIn(text, delimiter, marked);
      const columns = names.length < 2 ? null : columnsOf(names);
      if (columns !== null) return { offset, line, delimiter, width: names.length, columns };
    }
  }
  return null;
}

/** Throws if there is nothing but white space. */
export function refuseEmpty({ head }: TextFile, wanted: string): void {
  if (head.length < 4096 && head.toString('latin1').trim() === '') {
    throw new UnreadableFile('empty-file', `The file is empty; export ${wanted} again and import it.`);
  }
}

function* linesOf(head: Buffer): Generator<{ text: string; offset: number }> {
  const text = head.toString('latin1');
  const breaks = /\r\n|\n|\r|$/g;
  for (let offset = 0; offset < text.length;) {
    breaks.lastIndex = offset;
    const end = breaks.exec(text);
    if (end === null) return;
    yield { text: text.slice(offset, end.index), offset };
    offset = end.index + Math.max(end[0].length, 1);
  }
}

function namesIn(line: string, delimiter: Delimiter, marked: TextFile['marked']): string[] {
  const read = readCells(cellsIn(line, delimiter), marked);
  return 'cells' in read ? read.cells : [];
}

/** A line of a preamble may hold half a quoted paragraph: it is no header then. */
function cellsIn(line: string, delimiter: Delimiter): string[] {
  if (!line.includes(delimiter)) return [];
  try {
    const [cells = []] = parse(line, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
    }) as unknown as string[][];
    return cells;
  } catch {
    return [];
  }
}
