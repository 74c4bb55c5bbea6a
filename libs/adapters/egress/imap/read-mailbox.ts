import type { FetchMessageObject, ImapFlow, ListResponse, MailboxObject } from 'imapflow';
import { headerNames, type Mailbox, type MailFolder, type MailHeaders, type MailPage } from '#libs/ports/mailbox.js';
import { folderGone } from './mail-failures.js';
import { readHeaders } from './read-headers.js';

type Wanted = Parameters<Mailbox['read']>[0];

/** An open mailbox: folders are opened to look only (EXAMINE), and what is fetched is not marked as seen. */
export function readMailbox(client: ImapFlow): Mailbox {
  return {
    folders: async () => (await client.list()).filter(canBeOpened).map(folderOf),
    async read(wanted) {
      const { uidValidity, exists } = await open(client, wanted.folder);
      const validity = String(uidValidity);
      const behind = wanted.after?.validity === validity ? wanted.after.uid : 0;
      const uids = exists === 0 ? [] : await uidsBehind(client, behind, wanted.since);
      return page(client, { validity, behind, uids: uids.slice(0, wanted.most), more: uids.length > wanted.most });
    },
  };
}

async function open(client: ImapFlow, folder: string): Promise<MailboxObject> {
  try {
    return await client.mailboxOpen(folder, { readOnly: true });
  } catch (error) {
    if ((error as { mailboxMissing?: boolean }).mailboxMissing === true) throw folderGone();
    throw error;
  }
}

/** "From n on" always names the last message too, however old (RFC 9051): what is not behind is dropped. */
async function uidsBehind(client: ImapFlow, behind: number, since: Wanted['since']): Promise<number[]> {
  const found = await client.search({ uid: `${String(behind + 1)}:*`, since: new Date(since) }, { uid: true });
  if (!Array.isArray(found)) throw Object.assign(new Error('The search failed'), { responseStatus: 'NO' });
  return found.filter((uid) => uid > behind).toSorted((a, b) => a - b);
}

interface Chosen {
  validity: string;
  behind: number;
  uids: number[];
  more: boolean;
}

async function page(client: ImapFlow, { validity, behind, uids, more }: Chosen): Promise<MailPage> {
  const messages: MailHeaders[] = [];
  if (uids.length > 0) {
    const query = { uid: true, internalDate: true, headers: headerNames.map((name) => name.toUpperCase()) };
    for await (const message of client.fetch(uids, query, { uid: true })) messages.push(headersOf(message));
  }
  const inOrder = messages.toSorted((a, b) => a.uid - b.uid);
  return { messages: inOrder, place: { validity, uid: uids.at(-1) ?? behind }, more };
}

function headersOf({ uid, internalDate, headers }: FetchMessageObject): MailHeaders {
  const received = internalDate === undefined ? NaN : new Date(internalDate).getTime();
  return { uid, receivedAt: Number.isNaN(received) ? null : received, ...readHeaders(headers ?? new Uint8Array()) };
}

function canBeOpened({ flags }: ListResponse): boolean {
  return !flags.has('\\Noselect') && !flags.has('\\NonExistent');
}

function folderOf({ path, specialUse }: ListResponse): MailFolder {
  if (path.toUpperCase() === 'INBOX') return { path, use: 'inbox' };
  return { path, use: specialUse === '\\Sent' ? 'sent' : null };
}
