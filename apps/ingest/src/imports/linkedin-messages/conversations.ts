import type { Party } from '../linkedin/party.js';
import type { TableRow } from '../tables/read-table.js';
import type { Message } from './read-message.js';

/** Rows of one conversation that stand together, oldest first, with everybody who takes part; rows without a message alone. */
export interface Conversation {
  rows: TableRow<Message>[];
  parties: Party[];
  needsOwner: boolean;
}

/** A longer one is taken in pieces: memory is bounded. */
const LONGEST = 1_000;

/**
 * Puts the rows of each conversation into the order in which it was led. Files begin with the newest message; the pool
 * takes any order, but what it hears in the order of time it need not tell again.
 */
export async function* conversationsOf(rows: AsyncIterable<TableRow<Message>>): AsyncGenerator<Conversation> {
  let together: TableRow<Message>[] = [];
  for await (const row of rows) {
    const [first] = together;
    if (first !== undefined && (!isSame(first, row) || together.length === LONGEST)) {
      yield conversation(together);
      together = [];
    }
    together.push(row);
  }
  if (together.length > 0) yield conversation(together);
}

function isSame(one: TableRow<Message>, other: TableRow<Message>): boolean {
  return one.ok && other.ok && one.data.conversation !== '' && one.data.conversation === other.data.conversation;
}

function conversation(rows: TableRow<Message>[]): Conversation {
  const parties = rows.flatMap((row) => (row.ok ? [row.data.from, ...row.data.to] : []));
  const needsOwner = rows.some((row) => row.ok && row.data.by === null);
  return { needsOwner, rows: rows.toSorted((a, b) => timeOf(a) - timeOf(b)), parties };
}

function timeOf(row: TableRow<Message>): number {
  return row.ok ? row.data.at : 0;
}
