import { columnsNamed } from '../tables/columns-named.js';

const NAMES = {
  from: ['From'],
  to: ['To'],
  sentAt: ['Sent At'],
  direction: ['Direction'],
  inviter: ['inviterProfileUrl'],
  invitee: ['inviteeProfileUrl'],
} as const;

/** Which cell holds what; -1 for a column the file does not have. */
export type Columns = Record<keyof typeof NAMES, number>;

/**
 * The columns of a header of invitations, whichever of its three forms it has: with profiles, with a direction only, or
 * (the oldest) with names alone. Null if it is none.
 */
export function columnsOf(names: string[]): Columns | null {
  const columns = columnsNamed(names, NAMES);
  return [columns.from, columns.to, columns.sentAt].includes(-1) ? null : columns;
}
