import { closesEmail, leavesNoWay } from './bounces.js';
import type { Rule } from './case.js';
import type { Bounce } from './reach-facts.js';
import { fails, passes } from './verdict.js';

/**
 * An address that sent a message back is not written to again: once every e-mail address known of them is out of use,
 * e-mail is closed, and other ways stay open; where no way is known that reaches them, nothing is written that does not
 * name another one. A new address, a word of theirs by e-mail, or a member who says that the address works opens it.
 * Judgement: one report is enough, since being wrong costs an e-mail and being right spares a mail server the next.
 */
export const bounced: Rule = ({ contact, channel }) => {
  const none = leavesNoWay(contact);
  if (none !== null && channel === null) return fails('bounced/no-way', null, because(none));
  const email = closesEmail(contact);
  if (email === null) return passes('bounced/none');
  return channel === 'email'
    ? fails('bounced/email', null, because(email))
    : passes('bounced/not-by-email', because(email));
};

function because({ at, seq }: Bounce) {
  return { at, seqs: String(seq) };
}
