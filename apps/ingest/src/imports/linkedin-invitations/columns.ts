import { folded } from '../tables/person-table.js';

const NAMES = {
  from: 'From',
  to: 'To',
  sentAt: 'Sent At',
  direction: 'Direction',
  inviter: 'inviterProfileUrl',
  invitee: 'inviteeProfileUrl',
} as const;

type Column = keyof typeof NAMES;

/** Which cell holds what; -1 for a column the file does not have. */
export type Columns = Record<Column, number>;

/**
 * The columns of a header of invitations, whichever of its three forms it has: with profiles, with a direction only, or
 * (the oldest) with names alone. Null if it is none.
 */
export function columnsOf(names: string[]): Columns | null {
  const known = names.map(folded);
  const at = (column: Column) => known.indexOf(folded(NAMES[column]));
  const columns = Object.fromEntries(Object.keys(NAMES).map((column) => [column, at(column as Column)])) as Columns;
  return [columns.from, columns.to, columns.sentAt].includes(-1) ? null : columns;
}
