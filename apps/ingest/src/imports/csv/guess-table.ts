import { readCells } from '../tables/cell-text.js';
import { cellsIn, delimiters, linesOf, type Delimiter } from '../tables/header.js';
import type { TextStart } from '../tables/text-file.js';
import { isHeaderWord } from './column-words.js';
import { shapeOf } from './cell-shape.js';

/** How a table that nobody described is probably written. */
export interface GuessedTable {
  delimiter: Delimiter;
  /** Cells in a row. */
  width: number;
  /** Where the table begins. */
  first: TableLine;
  /** Whether that line names the columns; if not, it is a row like the others. */
  hasHeader: boolean;
  /** The lines after it, as far as a row stands in one. */
  below: string[][];
}

/** Lines looked at. */
const LINES = 50;

/** A line of a table: its number, from 1, and where it begins and ends, in bytes. */
interface TableLine {
  cells: string[];
  line: number;
  start: number;
  end: number;
}

/**
 * Guesses the delimiter (the one that cuts most lines into equally many cells), where the table begins (its first line
 * of that many), and whether that line is a header: no cell of it looks like data, and some cell below it does, or it
 * names something we know. Null if there is no line with text. The same beginning gives the same guess.
 */
export function guessTable(file: TextStart): GuessedTable | null {
  const guesses = delimiters.map((delimiter) => guessWith(file, delimiter)).filter((guess) => guess !== null);
  const [best] = guesses.toSorted((a, b) => b.alike - a.alike || b.width - a.width);
  if (best === undefined) return null;
  const [first, ...rest] = withoutTitle(best.lines);
  if (first === undefined) return null;
  const below = rest.map(({ cells }) => cells);
  const { delimiter, width } = best;
  return { delimiter, width, first, hasHeader: isHeader(first.cells, below), below };
}

/** Spreadsheets fill a title up to the width of the table: a lonely text that is no data, above anything else. */
function withoutTitle(lines: TableLine[]): TableLine[] {
  const from = lines.findIndex(
    ({ cells }) =>
      !isTitle(
        cells.filter((cell) => cell.trim() !== ''),
        cells.length,
      ),
  );
  return lines.slice(Math.max(0, from));
}

function isTitle(filled: string[], width: number): boolean {
  return width > 2 && filled.length < 2 && filled.every((cell) => shapeOf(cell) === null);
}

interface Guess {
  delimiter: Delimiter;
  width: number;
  /** How many lines have this width; a single column counts for nothing beside several. */
  alike: number;
  lines: TableLine[];
}

function guessWith(file: TextStart, delimiter: Delimiter): Guess | null {
  const lines = [...firstLines(file, delimiter)];
  const counts = new Map<number, number>();
  for (const { cells } of lines) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [commonest] = [...counts].toSorted(([a, m], [b, n]) => n * Number(b > 1) - m * Number(a > 1) || b - a);
  if (commonest === undefined) return null;
  const [width, count] = commonest;
  const alike = width > 1 ? count : 0;
  return { delimiter, width, alike, lines: lines.filter(({ cells }) => cells.length === width) };
}

function* firstLines(file: TextStart, delimiter: Delimiter): Generator<TableLine> {
  let [line, start] = [0, 0];
  for (const { text, end } of linesOf(file.head)) {
    line += 1;
    if (line > LINES) return;
    if (text.trim() !== '') {
      const read = readCells(text.includes(delimiter) ? cellsIn(text, delimiter) : [text], file.marked);
      if ('cells' in read) yield { cells: read.cells, line, start, end };
    }
    start = end;
  }
}

function isHeader(cells: string[], below: string[][]): boolean {
  if (cells.some((cell) => shapeOf(cell) !== null)) return false;
  return cells.some(isHeaderWord) || below.some((row) => row.some((cell) => shapeOf(cell) !== null));
}
