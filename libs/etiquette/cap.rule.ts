import { allowance, MONTH_DAYS, perYear, touchesWithinYear, YEAR_DAYS } from './allowance.js';
import type { Rule } from './case.js';
import type { ContactFacts, OpenOffer } from './facts.js';
import { isAnswer, reservationAgainst } from './reservation.js';
import { days, freeFrom, laterOf } from './time.js';
import { fails, passes, seqsOf } from './verdict.js';

/**
 * So many messages and no more, from the whole team on all channels: 2 in 30 days (one and its follow-up), 4 in 365
 * (6 once they have replied, half after "less often"), in rolling windows over everything in the ledger, a slot that
 * somebody else's offer reserves included. An answer to them is no touch and needs no room.
 * Source: professional ties fade with a half-life of about a quarter, so that a message a quarter keeps one, and rarer
 * ones are still useful (studies by Burt and Granovetter); the second message still finds its reader, the third does
 * not (vendors' data); the numbers and the ceilings (2 and 12) are our judgement.
 */
export const cap: Rule = (theCase, policy, now) => {
  const { contact } = theCase;
  if (isAnswer(theCase, now)) return passes('cap/answer');
  const reservation = reservationAgainst(theCase, now);
  const used = allowance(contact, policy, now);
  const because = {
    monthUsed: used.month.used,
    monthOf: used.month.of,
    yearUsed: used.year.used,
    yearOf: used.year.of,
    reserved: reservation !== null,
    seqs: seqsOf(touchesWithinYear(contact, now)),
  };
  const month = freeAgain(contact, { of: policy.cap.per30Days, window: days(MONTH_DAYS) }, reservation);
  const year = freeAgain(contact, { of: perYear(contact, policy), window: days(YEAR_DAYS) }, reservation);
  const until = laterOf(month, year);
  if (until !== null && until <= now) return passes('cap/room', because);
  const yearBinds = month !== null && (year === null || year >= month);
  return fails(yearBinds ? 'cap/year-full' : 'cap/month-full', until, because);
};

/** From when one more touch fits: with the reserved slot taken, or, sooner or later, after the reservation has ended. */
function freeAgain(
  { touches }: ContactFacts,
  { of, window }: { of: number; window: number },
  reservation: OpenOffer | null,
): number | null {
  const times = touches.map(({ at }) => at);
  const without = freeFrom(times, of, window);
  if (reservation === null || without === null) return without;
  const withIt = freeFrom(times, of - 1, window);
  if (reservation.state === 'accepted') return withIt;
  return Math.min(withIt ?? Number.POSITIVE_INFINITY, Math.max(without, reservation.reservedUntil));
}
