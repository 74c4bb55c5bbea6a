import type { Channel } from '#libs/events/words.js';
import type { Rule } from './case.js';
import { days } from './time.js';
import { fails, passes } from './verdict.js';
import { nextWindow } from './write-between.js';

/** Ways that ring and buzz at once, whatever the hour. */
const disturbing: ReadonlySet<Channel> = new Set(['phone', 'text']);
/** An e-mail or a message on a platform is not kept back for hours that come within so many days. */
const SOON_DAYS = 7;

/**
 * Calls and texts only while the contact is at work: Monday to Thursday 9 to 17, Friday 9 to 12, by their clock, without
 * the public holidays of their region. Everything else waits unread and is kept back only if no such hours come within 7
 * days; the next of them stand on the offer. Sources: a study of 16 billion e-mails (weekday mornings are answered
 * fastest) and LinkedIn's own figures (Friday and Saturday lowest); that phone laws allow calls from 8 to 20 or 21 at the
 * most bounds it. Unknown zone: the hours common to their country, else 12 to 14 at home, so that what we do not know
 * counts as the stricter case (judgement).
 */
export const hours: Rule = ({ contact, channel, home }, _policy, now) => {
  const { from, until, zone, sure } = nextWindow(contact, home, now);
  const because = { from, to: until, zone, sure };
  if (channel !== null && disturbing.has(channel)) {
    return from === now ? passes('hours/window', because) : fails('hours/closed', from, because);
  }
  const soon = from - days(SOON_DAYS);
  return now < soon ? fails('hours/none-soon', soon, because) : passes('hours/window', because);
};
