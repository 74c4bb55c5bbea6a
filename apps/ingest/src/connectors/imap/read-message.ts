import { createHash } from 'node:crypto';
import type { MailHeaders } from '#libs/ports/mailbox.js';
import type { MailItem } from './mail-item.js';

const DAY = 86_400_000;

/** In which folder it lies, and by which addresses the member writes, in lower case. */
interface Where {
  folder: 'inbox' | 'sent';
  own: ReadonlySet<string>;
}

/** Whatever lies among the sent messages is ours, whichever address it bears; elsewhere what bears one of ours. */
export function readMessage(message: MailHeaders, { folder, own }: Where): MailItem | null {
  const at = sentAt(message);
  if (at === null) return null;
  const { from, to, cc, lines } = message;
  const by = folder === 'sent' || from.some((address) => own.has(address.toLowerCase())) ? 'us' : 'them';
  const parties = by === 'us' ? [...to, ...cc] : from;
  const others = parties.filter((address) => !own.has(address.toLowerCase()));
  return { id: idOf(message), by, others, recipients: to.length + cc.length, at, lines, ...reportOf(lines) };
}

/** What a delivery report may say of the message that did not arrive. */
function reportOf(lines: MailHeaders['lines']): Pick<MailItem, 'answers' | 'failed'> {
  const failed = (lines['x-failed-recipients'] ?? '').split(/[\s,;<>]+/).filter((address) => address.includes('@'));
  const answered = answeredIn(lines);
  return { answers: answered === null ? [] : [idFrom(answered)], failed };
}

/** The Message-ID that a message comes directly after; null for one that answers none. */
export function answeredIn(lines: MailHeaders['lines']): string | null {
  const ids = (text = ''): string[] => [...text.matchAll(/<([^<>\s]+)>/g)].map(([, id]) => id ?? '');
  return ids(lines['in-reply-to'])[0] ?? ids(lines.references).at(-1) ?? null;
}

/**
 * When it was written, as it says itself: that stays as it is when a mailbox moves. A clock that runs ahead is no
 * witness, and neither is a date that nobody can read: then it is when the server took it.
 */
function sentAt({ lines, receivedAt }: MailHeaders): number | null {
  const said = Date.parse((lines.date ?? '').replaceAll(/\([^()]*\)/g, ''));
  if (Number.isNaN(said)) return receivedAt;
  return receivedAt !== null && said > receivedAt + DAY ? receivedAt : said;
}

/** A message without a Message-ID, which is seldom, is what it says of who, to whom and when. */
function idOf({ lines, from, to, cc }: MailHeaders): string {
  const named = /<([^<>\s]+)>/.exec(lines['message-id'] ?? '')?.[1];
  return idFrom(named ?? [lines.date ?? '', ...from, '>', ...to, ...cc].join(' '));
}

function idFrom(text: string): string {
  return `mail/${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
}
