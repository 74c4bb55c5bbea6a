import type { RowProblem } from '../format.js';
import type { Header } from './header.js';
import type { CsvRecord } from './records.js';

/**
 * What is wrong with a row's shape before anybody reads its cells, or null. `last` is the index of the last column
 * that is used: the cells after it may be missing.
 */
export function shapeProblem(
  { line, lastLine, cells }: CsvRecord,
  { width, delimiter }: Pick<Header<unknown>, 'width' | 'delimiter'>,
  last: number,
): RowProblem | null {
  if (cells.every((cell) => cell.trim() === '')) {
    return { code: 'empty-row', text: 'The row is empty; nothing to do.' };
  }
  const isOtherWidth = cells.length <= last || cells.length > width;
  if (lastLine > line && (isOtherWidth || cells.some((cell) => swallowsRows(cell, delimiter)))) {
    const lines = `Lines ${String(line)} to ${String(lastLine)} were read as one row`;
    return {
      code: 'unbalanced-quote',
      text: `${lines}, since a quotation mark in line ${String(line)} is not closed; close it and import again.`,
    };
  }
  if (!isOtherWidth) return null;
  const counts = `${String(cells.length)} cells where the header has ${String(width)}`;
  return {
    code: 'column-count',
    text: `The row has ${counts}; put quotation marks around text that holds the delimiter.`,
  };
}

/** A line break in a cell is fine; a line break with what looks like another row is not. */
function swallowsRows(cell: string, delimiter: string): boolean {
  if (!/[\r\n]/.test(cell)) return false;
  return cell.startsWith('"') || cell.includes('://') || cell.split(delimiter).length > 3;
}
