import { columnsNamed } from '../tables/columns-named.js';

const NAMES = {
  conversation: ['CONVERSATION ID'],
  from: ['FROM'],
  fromUrl: ['SENDER PROFILE URL'],
  to: ['TO'],
  toUrls: ['RECIPIENT PROFILE URLS'],
  date: ['DATE'],
  content: ['CONTENT'],
  direction: ['Direction'],
  draft: ['IS MESSAGE DRAFT'],
} as const;

/** Which cell holds what; -1 for a column the file does not have. */
export type Columns = Record<keyof typeof NAMES, number>;

/**
 * The columns of a header of messages, whichever of its three forms it has: with the profiles of both sides, with the
 * sender's only, or (the oldest) with names and a direction. Null if it is none.
 */
export function columnsOf(names: string[]): Columns | null {
  const columns = columnsNamed(names, NAMES);
  const { from, to, date, content } = columns;
  return [from, to, date, content].includes(-1) ? null : columns;
}
