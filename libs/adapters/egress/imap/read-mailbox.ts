import type { FetchMessageObject, ImapFlow, ListResponse, MailboxObject, SearchObject } from 'imapflow';
import { headerNames, type Mailbox, type MailFolder, type MailHeaders } from '#libs/ports/mailbox.js';
import { folderGone, tooLarge } from './mail-failures.js';
import { fetchDeliveries } from './fetch-deliveries.js';
import { readHeaders } from './read-headers.js';

type Headers = Omit<MailHeaders, 'deliveries'>;

type Wanted = Parameters<Mailbox['read']>[0];

type Client = Pick<ImapFlow, 'list' | 'mailboxOpen' | 'search' | 'fetch'>;

/**
 * An open mailbox: folders are opened to look only (EXAMINE), and what is fetched is not marked as seen. No page takes
 * more than `pageBytes` of header lines.
 */
export function readMailbox(client: Client, pageBytes: number): Mailbox {
  return {
    folders: async () => (await client.list()).filter(canBeOpened).map(folderOf),
    async read(wanted) {
      const { uidValidity, exists } = await open(client, wanted.folder);
      const validity = String(uidValidity);
      const behind = wanted.after?.validity === validity ? wanted.after.uid : 0;
      const uids = exists === 0 ? [] : await uidsBehind(client, behind, wanted.since);
      const chosen = uids.slice(0, wanted.most);
      const headers = await fetched(client, chosen, pageBytes);
      const deliveries = await fetchDeliveries(client, headers);
      const messages = headers.map((one) => ({ ...one, deliveries: deliveries.get(one.uid) ?? [] }));
      const place = { validity, uid: chosen.at(-1) ?? behind };
      return { messages, missing: chosen.length - messages.length, place, more: uids.length > chosen.length };
    },
  };
}

async function open(client: Client, folder: string): Promise<MailboxObject> {
  try {
    return await client.mailboxOpen(folder, { readOnly: true });
  } catch (error) {
    if ((error as { mailboxMissing?: boolean }).mailboxMissing === true) throw folderGone();
    throw error;
  }
}

/** "From n on" always names the last message too, however old (RFC 9051): what is not behind is dropped. */
async function uidsBehind(client: Client, behind: number, since: Wanted['since']): Promise<number[]> {
  const all = await found(client, { uid: `${String(behind + 1)}:*`, since: new Date(since) });
  return all.filter((uid) => uid > behind).toSorted((a, b) => a - b);
}

async function found(client: Client, query: SearchObject): Promise<number[]> {
  const uids = await client.search(query, { uid: true });
  if (!Array.isArray(uids)) throw Object.assign(new Error('The search failed'), { responseStatus: 'NO' });
  return uids;
}

/** Each of these once, by rising UID. What a server passes over is asked for once more; then it is gone, or kept from us. */
async function fetched(client: Client, uids: number[], pageBytes: number): Promise<Headers[]> {
  const query = { uid: true, internalDate: true, headers: headerNames.map((name) => name.toUpperCase()) };
  const wanted = new Set(uids);
  const known = new Map<number, Headers>();
  let bytes = 0;
  let missing = uids;
  for (let tries = 0; tries < 2 && missing.length > 0; tries += 1) {
    for await (const message of client.fetch(missing, query, { uid: true })) {
      bytes += sizeOf(message);
      if (bytes > pageBytes) throw tooLarge();
      // Servers also tell of flags, and of messages that nobody asked for.
      const isNew = wanted.has(message.uid) && !known.has(message.uid);
      if (isNew && message.headers !== undefined) known.set(message.uid, headersOf(message));
    }
    missing = missing.filter((uid) => !known.has(uid));
  }
  return uids.flatMap((uid) => known.get(uid) ?? []);
}

function sizeOf({ headers }: FetchMessageObject): number {
  return headers?.length ?? 0;
}

function headersOf({ uid, internalDate, headers }: FetchMessageObject): Headers {
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
