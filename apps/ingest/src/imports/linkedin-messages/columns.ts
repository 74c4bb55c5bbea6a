import { folded } from '../tables/person-table.js';

const NAMES = {
  conversation: 'CONVERSATION ID',
  from: 'FROM',
  fromUrl: 'SENDER PROFILE URL',
  to: 'TO',
  toUrls: 'RECIPIENT PROFILE URLS',
  date: 'DATE',
  content: 'CONTENT',
  direction: 'Direction',
  draft: 'IS MESSAGE DRAFT',
} as const;

type Column = keyof typeof NAMES;

/** Which cell holds what; -1 for a column the file does not have. */
export type Columns = Record<Column, number>;

/**
 * The columns of a header of messages, whichever of its three forms it has: with the profiles of both sides, with the
 * sender's only, or (the oldest) with names and a direction. Null if it is none.
 */
export function columnsOf(names: string[]): Columns | null {
  const known = names.map(folded);
  const at = (column: Column) => known.indexOf(folded(NAMES[column]));
  const columns = Object.fromEntries(Object.keys(NAMES).map((column) => [column, at(column as Column)])) as Columns;
  const { from, to, date, content } = columns;
  return [from, to, date, content].includes(-1) ? null : columns;
}
