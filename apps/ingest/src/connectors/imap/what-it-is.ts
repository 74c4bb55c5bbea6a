import type { MailItem } from './mail-item.js';

/** More recipients than these are written to as a crowd, not as people. Judgement: a meeting of a whole team still is one. */
const MOST_RECIPIENTS = 20;

/**
 * What a message is, told by its header lines alone. Only `personal` ones are words between people. `bounced`: a mail
 * server says that a message of ours did not arrive, or not yet. `away`: an answer that a machine gave in somebody's
 * stead, such as an out-of-office.
 */
export type MessageKind = 'personal' | 'bounced' | 'away' | 'automatic' | 'list' | 'crowd';

interface Sign {
  is: Exclude<MessageKind, 'personal'>;
  when: (item: MailItem) => boolean;
}

/** RFC 3464 and, of servers that write their own form, the line that Exim and Google add. */
const isDeliveryReport = ({ lines }: MailItem): boolean =>
  lines['x-failed-recipients'] !== undefined ||
  (isReport(lines['content-type']) && /report-type\s*=\s*"?delivery-status\b/i.test(lines['content-type'] ?? ''));

/** RFC 3834; `no` is what a person's message may say. */
const submitted = ({ lines }: MailItem): string =>
  /^[a-z-]+/i.exec(lines['auto-submitted'] ?? 'no')?.[0].toLowerCase() ?? 'no';
/** Exchange calls its automatic replies generated; they say which message they answer, and ask for no answer of a machine. */
const isExchangeReply = (item: MailItem): boolean =>
  submitted(item) === 'auto-generated' &&
  item.answers.length > 0 &&
  /\b(all|oof|autoreply)\b/i.test(item.lines['x-auto-response-suppress'] ?? '');
const precedence = ({ lines }: MailItem): string => (lines.precedence ?? '').trim().toLowerCase();

const lists = ['list-id', 'list-unsubscribe', 'list-post'] as const;
const bulk: ReadonlySet<string> = new Set(['bulk', 'list', 'junk']);
/** Names under which nobody writes. */
const machine = /^(mailer-daemon|postmaster|(no|do-?not)[-_.]?reply|bounces?|notifications?)([+=-][^@]*)?@/i;

/** The first that fits: a read receipt answers by itself as well, and says nothing of an absence. */
const signs: readonly Sign[] = [
  { is: 'bounced', when: isDeliveryReport },
  { is: 'automatic', when: ({ lines }) => isReport(lines['content-type']) },
  { is: 'away', when: (item) => submitted(item) === 'auto-replied' || precedence(item) === 'auto_reply' },
  { is: 'away', when: isExchangeReply },
  { is: 'list', when: (item) => lists.some((name) => item.lines[name] !== undefined) || bulk.has(precedence(item)) },
  { is: 'automatic', when: (item) => submitted(item) !== 'no' },
  { is: 'automatic', when: ({ lines }) => (lines['return-path'] ?? '').replaceAll(/\s/g, '') === '<>' },
  { is: 'automatic', when: ({ by, others }) => by === 'them' && others.some((address) => machine.test(address)) },
  { is: 'crowd', when: ({ recipients }) => recipients > MOST_RECIPIENTS },
];

export function whatItIs(item: MailItem): MessageKind {
  return signs.find(({ when }) => when(item))?.is ?? 'personal';
}

/** Delivery reports, read receipts, complaints (RFC 6522). */
function isReport(contentType = ''): boolean {
  return /^multipart\/report\b/i.test(contentType);
}
