import type { Rule } from './case.js';
import { blockedFrom, owesNotice } from './notice.js';
import { fails, passes } from './verdict.js';

/**
 * Whom a source found is told so within a month, or left alone: reminded of on day 20, not offered any more from day 30,
 * shrunk to a suppression token on day 60. Source: the GDPR, Art. 14 (told at most one month after, and at the latest
 * with the first message). Who is known by our own relation, or was told of by somebody, has no clock: their notice goes
 * with the first message. Days 20 and 60 are judgement, and that the ground chosen for an import or source decides is no
 * settled law.
 */
export const notice: Rule = ({ contact }, _policy, now) => {
  if (contact.noticeAt !== null) return passes('notice/given', { at: contact.noticeAt });
  if (!owesNotice(contact)) return passes('notice/none-owed');
  const because = { obtainedAt: contact.obtainedAt, blockedAt: blockedFrom(contact) };
  return now < because.blockedAt ? passes('notice/owed', because) : fails('notice/overdue', null, because);
};
