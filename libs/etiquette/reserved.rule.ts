import type { Rule } from './case.js';
import { reservationAgainst } from './reservation.js';
import { fails, passes } from './verdict.js';

/**
 * One at a time: from offer to end an offer reserves its contact, whoever holds it. An open one ends by itself at its
 * time; an accepted one only when we know whether it was written, or presume it (`knownBy`). No number; source: several
 * colleagues writing to the same person is what makes a team look careless (practitioners' reports).
 */
export const reserved: Rule = (theCase, _policy, now) => {
  const offer = reservationAgainst(theCase, now);
  if (offer === null) return passes('reserved/free');
  const because = { by: offer.member, suggestion: offer.suggestion, seqs: String(offer.seq) };
  return offer.state === 'accepted'
    ? fails('reserved/accepted', null, { ...because, knownBy: offer.reservedUntil })
    : fails('reserved/offered', offer.reservedUntil, because);
};
