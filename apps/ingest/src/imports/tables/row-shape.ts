import type { RowProblem } from '../format.js';
import type { Header } from './header.js';
import type { CsvRecord } from './records.js';

/**
 * What is wrong with a row's shape before anybody reads its cells, or null. `used` are the columns that are read:
 * the cells after the last of them may be missing, and a text of several lines may stand in any other.
 */
export function shapeProblem(
  { line, lastLine, cells }: CsvRecord,
  { width, delimiter }: Pick<Header<unknown>, 'width' | 'delimiter'>,
  used: readonly number[],
): RowProblem | null {
  if (cells.every((cell) => cell.trim() === '')) {
    return { code: 'empty-row', text: 'The row is empty; nothing to do.' };
  }
  const isOtherWidth = cells.length <= Math.max(...used) || cells.length > width;
  if (lastLine > line && (isOtherWidth || used.some((at) => swallowsRows(cells[at] ?? '', delimiter)))) {
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
