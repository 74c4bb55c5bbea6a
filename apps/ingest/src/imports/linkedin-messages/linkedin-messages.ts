import { type ImportFormat, type MessageRow, type ReadContext, type ReadRow } from '../format.js';
import { personOf, problems, sourceIdOf } from '../linkedin/interaction.js';
import { archiveHeader } from '../linkedin/archive-header.js';
import { KnownNames } from '../linkedin/known-names.js';
import { withOwner, type Beside, type IsOwner } from '../linkedin/owner.js';
import { keyOf, type Party } from '../linkedin/party.js';
import { findHeader } from '../tables/header.js';
import { readTable, type TableReading, type TableRow } from '../tables/read-table.js';
import { columnsOf, type Columns } from './columns.js';
import { conversationsOf, type Conversation } from './conversations.js';
import { readMessage, type Message } from './read-message.js';

/** A member's messages, as LinkedIn exports them: who wrote to whom and when, and not a word of what was written. */
export const linkedInMessages: ImportFormat = {
  name: 'linkedin-messages',
  recognises: (file) => findHeader(file, columnsOf) !== null,
  read: (bytes, context) => readMessages(bytes, context, { owner: null, names: new KnownNames() }),
};

const reading: TableReading<Columns, Message> = {
  headerOf: (file) => archiveHeader(file, { name: 'messages.csv', like: 'FROM, TO, DATE, CONTENT' }, columnsOf),
  used: ({ content: _never, ...columns }) => Object.values(columns),
  begin: (columns) => (cells) => readMessage(cells, columns),
};

/** Reads the file as a part of its archive, whose other files say whose it is and who is who. */
export async function* readMessages(
  bytes: AsyncIterable<Uint8Array>,
  context: ReadContext,
  { owner, names }: Beside,
): AsyncGenerator<ReadRow> {
  const conversations = conversationsOf(readTable(bytes, context, reading));
  for await (const { exchange, isOwner } of withOwner(conversations, owner)) {
    const beside = { isOwner, profile: profilesOf(exchange, names), isGroup: isGroup(exchange, isOwner) };
    for (const row of exchange.rows) yield row.ok ? { row: row.row, ...messageOf(row, beside) } : row;
  }
}

interface Around {
  isOwner: IsOwner;
  profile: (party: Party) => ReturnType<KnownNames['profileOf']>;
  isGroup: boolean;
}

type Judged =
  { ok: true; data: MessageRow; notes: [] } | { ok: false; problem: (typeof problems)['own']; ignored?: true };

function messageOf({ data }: Extract<TableRow<Message>, { ok: true }>, around: Around): Judged {
  if (around.isGroup) return { ok: false, problem: problems.group, ignored: true };
  const by = data.by ?? (around.isOwner(data.from) ? 'us' : 'them');
  const other = by === 'us' ? data.to[0] : data.from;
  if (other === undefined || around.isOwner(other)) return { ok: false, problem: problems.own, ignored: true };
  const profile = around.profile(other);
  if (profile === null) return { ok: false, problem: problems.nobody };
  const sourceId = sourceIdOf('message', by, data.at, profile);
  return { ok: true, data: { kind: 'message', ...personOf(other, profile), by, at: data.at, sourceId }, notes: [] };
}

/** More than one other takes part. */
function isGroup({ parties }: Conversation, isOwner: IsOwner): boolean {
  return new Set(parties.filter((party) => !isOwner(party) && party.profile !== null).map(keyOf)).size > 1;
}

/** Whoever wrote in a conversation is known by profile where others write to them by name. */
function profilesOf({ parties }: Conversation, names: KnownNames): Around['profile'] {
  const within = new Map(parties.flatMap((party) => (party.profile === null ? [] : [[party.name, party.profile]])));
  return (party) => party.profile ?? within.get(party.name) ?? names.profileOf(party);
}
