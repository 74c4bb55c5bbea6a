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
  return {
    id: idOf(message),
    by,
    others,
    recipients: to.length + cc.length,
    at,
    lines,
    answers: answeredIn(lines),
    failed: failedIn(message),
  };
}

/** The message that it comes directly after, as if that one were read; none where it answers none. */
function answeredIn(lines: MailHeaders['lines']): string[] {
  const ids = (text = ''): string[] => [...text.matchAll(/<([^<>\s]+)>/g)].map(([, id]) => id ?? '');
  const answered = ids(lines['in-reply-to'])[0] ?? ids(lines.references).at(-1);
  return answered === undefined ? [] : [idFrom(answered)];
}

/**
 * Whom a message of ours did not reach, for good: of reports that say what became of it (RFC 3464), also receipts and
 * warnings that it is late, only what failed with a status of 5.x.x; else whom the line of Exim and Google names.
 */
function failedIn({ lines, deliveries }: MailHeaders): string[] {
  if (deliveries.length > 0)
    return deliveries.flatMap(({ address, action, status }) =>
      action === 'failed' && status.startsWith('5.') ? [address] : [],
    );
  return (lines['x-failed-recipients'] ?? '').split(/[\s,;<>]+/).filter((address) => address.includes('@'));
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
