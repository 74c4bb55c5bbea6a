import type { Rule } from './case.js';
import { isDormant } from './dormant.js';
import { isAnswer } from './reservation.js';
import { days } from './time.js';
import { fails, passes } from './verdict.js';

/** Whoever was silent for three years is written to once in as many. */
const ONCE_IN_DAYS = 3 * 365;

/**
 * Whose last exchange was three years old or more when they came to us is written to once in three years, with a reason of
 * its own (between us, in their life, or what a member asks), in one message without a follow-up; never for the tie
 * alone. What they write ends it. Source: old ties are as useful as living ones where there is something to say (Levin,
 * Walter, Murnighan), and a word out of the blue is liked better than its writer expects (Liu and others); three years is
 * what the first of these call dormant.
 */
export const dormant: Rule = (theCase, _policy, now) => {
  const { contact, occasion } = theCase;
  if (!isDormant(contact) || isAnswer(theCase, now)) return passes('dormant/none');
  const because = { lastAt: contact.lastExchangeAt, seqs: String(contact.lastExchangeSeq ?? '') };
  if (occasion?.class === 'd') return fails('dormant/needs-reason', null, because);
  const last = contact.touches.at(-1);
  if (last === undefined) return passes('dormant/once', because);
  const until = last.at + days(ONCE_IN_DAYS);
  const written = { ...because, writtenAt: last.at, seqs: String(last.seq) };
  return until <= now ? passes('dormant/once', written) : fails('dormant/written', until, written);
};
