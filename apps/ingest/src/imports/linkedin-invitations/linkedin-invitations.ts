import { type ImportFormat, type InvitationRow, type ReadContext, type ReadRow, type RowProblem } from '../format.js';
import { directionOf, personOf, problems, sourceIdOf } from '../linkedin/interaction.js';
import { archiveHeader } from '../linkedin/archive-header.js';
import { KnownNames } from '../linkedin/known-names.js';
import { withOwner, type Beside, type Exchange, type IsOwner } from '../linkedin/owner.js';
import { partyOf, type Party } from '../linkedin/party.js';
import { sentAt } from '../linkedin/sent-at.js';
import { findHeader } from '../tables/header.js';
import { readTable, type RowContent, type TableReading, type TableRow } from '../tables/read-table.js';
import { columnsOf, type Columns } from './columns.js';

interface Invitation {
  from: Party;
  to: Party;
  at: number;
  /** who invited, where the file says it */
  by: 'us' | 'them' | null;
}

/** Invitations to connect that a member sent or was sent: who invited whom, and when, without what was written. */
export const linkedInInvitations: ImportFormat = {
  name: 'linkedin-invitations',
  recognises: (file) => findHeader(file, columnsOf) !== null,
  read: (bytes, context) => readInvitations(bytes, context, { owner: null, names: new KnownNames() }),
};

const reading: TableReading<Columns, Invitation> = {
  headerOf: (file) => archiveHeader(file, { name: 'Invitations.csv', like: 'From, To, Sent At' }, columnsOf),
  used: (columns) => Object.values(columns),
  begin: (columns) => (cells) => readInvitation(cells, columns),
};

/** Reads the file as a part of its archive, whose other files say whose it is and who is who. */
export async function* readInvitations(
  bytes: AsyncIterable<Uint8Array>,
  context: ReadContext,
  { owner, names }: Beside,
): AsyncGenerator<ReadRow> {
  const alone = oneByOne(readTable(bytes, context, reading));
  for await (const { exchange, isOwner } of withOwner(alone, owner)) {
    const { row } = exchange;
    yield row.ok ? { row: row.row, ...judged(row.data, isOwner, names) } : row;
  }
}

interface Alone extends Exchange {
  row: TableRow<Invitation>;
}

async function* oneByOne(rows: AsyncIterable<TableRow<Invitation>>): AsyncGenerator<Alone> {
  for await (const row of rows) {
    yield { row, parties: row.ok ? [row.data.from, row.data.to] : [], needsOwner: row.ok && row.data.by === null };
  }
}

function readInvitation(cells: string[], columns: Columns): RowContent<Invitation> {
  const text = (column: keyof Columns) => (cells[columns[column]] ?? '').trim();
  const at = sentAt(text('sentAt'));
  if (at === null) return { problem: problems.time };
  const [from, to] = [partyOf(text('from'), text('inviter')), partyOf(text('to'), text('invitee'))];
  return { data: { from, to, at, by: directionOf(text('direction')) }, notes: [] };
}

type Judged = { ok: true; data: InvitationRow; notes: [] } | { ok: false; problem: RowProblem };

function judged({ from, to, at, by: said }: Invitation, isOwner: IsOwner, names: KnownNames): Judged {
  const by = said ?? (isOwner(from) ? 'us' : 'them');
  const other = by === 'us' ? to : from;
  const profile = names.profileOf(other);
  if (profile === null) return { ok: false, problem: problems.nobody };
  const sourceId = sourceIdOf('invitation', by, at, profile);
  return { ok: true, data: { kind: 'invitation', ...personOf(other, profile), by, at, sourceId }, notes: [] };
}
