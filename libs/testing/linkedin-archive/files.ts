import type { Role, Written } from './cast.js';
import { tableOf } from './table.js';

const MEMBER = 'Ines Falkenrath';
const OWN = profile('ines-falkenrath');
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const NOTES =
  '"When exporting your connection data, you may notice that some of the email addresses are missing, you know why."';

/** Says whose archive it is, by name only. */
export const PROFILE = `First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary\nInes,Falkenrath,,,,"Recruiting, mostly",\n`;

/** Newest connection first, below the notes that LinkedIn puts there. */
export function connectionsTable(people: readonly Role[]): string {
  const rows = people
    .filter(({ connectedAt }) => connectedAt !== null)
    .toSorted((a, b) => (b.connectedAt ?? 0) - (a.connectedAt ?? 0))
    .map((one) => [one.given, one.family, profile(one.slug), one.email, one.employer, one.position, dayOf(one)]);
  const header = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
  return tableOf(['Notes:', NOTES, '', header], rows);
}

/** Conversation by conversation, the one with the newest message first, and in each the newest message first. */
export function messagesTable(people: readonly Role[]): string {
  const talks = people.filter(({ messages }) => messages.length > 0).map(rowsOfTalk);
  const rows = talks.toSorted((a, b) => ((b[0]?.[6] ?? '') < (a[0]?.[6] ?? '') ? -1 : 1)).flat();
  const header =
    'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT';
  return tableOf([header], rows);
}

/** Newest first, with times as an American writes them. */
export function invitationsTable(people: readonly Role[]): string {
  const rows = people
    .flatMap((one) => (one.invitation === null ? [] : { one, sent: one.invitation }))
    .toSorted((a, b) => Date.parse(b.sent.at) - Date.parse(a.sent.at))
    .map(({ one, sent }) => {
      const [from, to] = parties(one, sent.by);
      const direction = sent.by === 'us' ? 'OUTGOING' : 'INCOMING';
      return [from.name, to.name, american(sent.at), 'Let us connect, shall we?', direction, from.url, to.url];
    });
  return tableOf(['From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl'], rows);
}

function rowsOfTalk(one: Role): string[][] {
  const sorted = one.messages.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return sorted.flatMap((message) => {
    const row = messageRow(one, message);
    return message.as === 'twice' ? [row, row] : [row];
  });
}

function messageRow(one: Role, { by, at, as }: Written): string[] {
  const [from, to] = parties(one, by);
  const others = as === 'group' ? `${to.url},${profile('somebody-else')}` : to.url;
  const names = as === 'group' ? `${to.name},Somebody Else` : to.name;
  const text = as === 'long' ? 'Dear you,\n\nremember "the lathe"?\nYours, me' : 'Nice to hear from you.';
  const when = `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`;
  const head = [`2-${one.slug}`, as === 'group' ? 'Old friends' : '', from.name, from.url];
  return [...head, names, others, when, '', text, 'INBOX', '', as === 'draft' ? 'Yes' : 'No'];
}

/** Sender and recipient. */
function parties(one: Role, by: Written['by']): [Party, Party] {
  const other = { name: `${one.given} ${one.family}`, url: profile(one.slug) };
  const own = { name: MEMBER, url: OWN };
  return by === 'us' ? [own, other] : [other, own];
}

interface Party {
  name: string;
  url: string;
}

function profile(slug: string): string {
  return `https://www.linkedin.com/in/${slug}`;
}

function dayOf({ connectedAt }: Role): string {
  const day = new Date(connectedAt ?? 0);
  return `${String(day.getUTCDate()).padStart(2, '0')} ${MONTHS[day.getUTCMonth()] ?? ''} ${String(day.getUTCFullYear())}`;
}

/** `2/10/26, 3:15 PM` */
function american(at: string): string {
  const time = new Date(at);
  const [hours, minutes] = [time.getUTCHours(), String(time.getUTCMinutes()).padStart(2, '0')];
  const day = `${String(time.getUTCMonth() + 1)}/${String(time.getUTCDate())}/${String(time.getUTCFullYear() % 100)}`;
  return `${day}, ${String(hours % 12 === 0 ? 12 : hours % 12)}:${minutes} ${hours < 12 ? 'AM' : 'PM'}`;
}
