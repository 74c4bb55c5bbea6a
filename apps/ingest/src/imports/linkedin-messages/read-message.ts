import { directionOf, problems } from '../linkedin/interaction.js';
import { partyOf, type Party } from '../linkedin/party.js';
import { sentAt } from '../linkedin/sent-at.js';
import type { RowContent } from '../tables/read-table.js';
import type { Columns } from './columns.js';

/** Who wrote to whom, and when: all that is read of a message. */
export interface Message {
  /** tells conversations apart within this file */
  conversation: string;
  from: Party;
  to: Party[];
  at: number;
  /** who wrote, where the file says it; null where the names have to tell */
  by: 'us' | 'them' | null;
}

/** Reads one row but for its subject and its text, which are never looked at. */
export function readMessage(cells: string[], columns: Columns): RowContent<Message> {
  const text = (column: keyof Columns) => (cells[columns[column]] ?? '').trim();
  if (/^(?:yes|true)$/i.test(text('draft'))) return { problem: problems.draft, ignored: true };
  const at = sentAt(text('date'));
  if (at === null) return { problem: problems.time };
  const [from, to] = [partyOf(text('from'), text('fromUrl')), recipients(text('to'), text('toUrls'))];
  const id = text('conversation');
  const conversation = id.length > LONGEST_ID ? '' : id;
  return { data: { conversation, from, to, at, by: directionOf(text('direction')) }, notes: [] };
}

/** As many of a group as are looked at: two show that it is one, and a cell may hold a million. */
const MOST = 60;
/** No conversation has a longer name; what is longer tells nothing apart. */
const LONGEST_ID = 300;

/** Names and addresses stand in two cells, both separated by commas, the addresses in some files by semicolons. */
function recipients(names: string, urls: string): Party[] {
  const addresses = urls.split(/[,;]/).filter((part) => part.trim() !== '');
  if (addresses.length <= 1) return [partyOf(names, addresses[0] ?? '')];
  const listed = names.split(',');
  const isListed = listed.length === addresses.length;
  return addresses.slice(0, MOST).map((address, at) => partyOf(isListed ? (listed[at] ?? '') : '', address));
}
