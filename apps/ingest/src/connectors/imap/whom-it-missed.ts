import type { Mailbox } from '#libs/ports/mailbox.js';
import type { MailItem } from './mail-item.js';
import { answeredIn } from './read-message.js';
import { whatItIs } from './what-it-is.js';

/** Messages of a page that are looked for: more reports at once come of a message to a crowd. */
const MOST_LOOKED_FOR = 20;

interface Where {
  /** folder of sent messages */
  sent: string;
  /** addresses of the member, in lower case */
  own: ReadonlySet<string>;
}

/**
 * Delivery reports that name no address, with the one that the message went to which they answer: it lies among the sent
 * ones. A message to several says of none that it failed. Every other item as it is.
 */
export async function withWhomItMissed(
  mailbox: Pick<Mailbox, 'find'>,
  items: MailItem[],
  { sent, own }: Where,
): Promise<MailItem[]> {
  const silent = items.filter((item) => item.by === 'them' && item.failed.length === 0 && whatItIs(item) === 'bounced');
  const missed = new Map<MailItem, string[]>();
  for (const item of silent.slice(0, MOST_LOOKED_FOR)) {
    const messageId = answeredIn(item.lines);
    const message = messageId === null ? null : await mailbox.find({ folder: sent, messageId });
    const to = [...(message?.to ?? []), ...(message?.cc ?? [])].filter((address) => !own.has(address.toLowerCase()));
    if (to.length === 1) missed.set(item, to);
  }
  return items.map((item) => ({ ...item, failed: missed.get(item) ?? item.failed }));
}
