import type { Policy } from '#libs/events/policy.js';
import type { Verdict } from '#libs/events/words.js';
import type { Case, Rule } from './case.js';
import { silenceOf, type Silence } from './episodes.js';
import type { ContactFacts } from './facts.js';
import { jitterOf } from './jitter.js';
import { isAnswer } from './reservation.js';
import { longestKept } from './rhythm-days.js';
import { days, firstMoment } from './time.js';
import { fails, passes, seqsOf, type Because } from './verdict.js';

/** No wait is longer; it keeps the moments within what a calendar can hold. */
const LONGEST_DAYS = 100 * 365;

/**
 * Who does not answer hears from us ever more seldom. After n unanswered episodes the next message waits, from the last
 * one, 90 days (or a longer kept rhythm; doubled by "less often") times 2 to the n-1, 10 % more or less, fixed per
 * contact. The first episode alone takes one follow-up while it is open, from the gap on; not for the tie, and not
 * after a presumed message. "Not now" closes until their date, or for 12 months. Factor 1.5 and base 30 at least.
 * Source: goodwill per message falls from the first on, and harm passes good after one follow-up (vendors' data on some
 * tens of millions of mails, read together); the doubling is our judgement.
 */
export const backOff: Rule = (theCase, policy, now) => {
  const { contact } = theCase;
  const over = (at: number) => at >= (contact.closeUntil ?? 0) && silenceOver(theCase, policy, at);
  if (over(now)) return passing(theCase, policy, now);
  const silence = silenceOf(contact, policy, now);
  const until = firstMoment(moments(contact, silence, policy), now, over);
  if (now < (contact.closeUntil ?? 0)) {
    return fails('back-off/not-now', until, {
      ...told(contact, silence, policy),
      seqs: String(contact.closeSeq ?? ''),
    });
  }
  const later = until !== null && until < (waitedUntil(contact, silence, policy) ?? 0);
  return fails(later ? 'back-off/follow-up-later' : 'back-off/waiting', until, told(contact, silence, policy));
};

function passing(theCase: Case, policy: Policy, now: number): Verdict {
  const { contact } = theCase;
  const silence = silenceOf(contact, policy, now);
  if (silence.lastTouch === null || isAnswer(theCase, now)) return passes('back-off/no-silence');
  const waited = now >= (waitedUntil(contact, silence, policy) ?? 0);
  return passes(waited ? 'back-off/over' : 'back-off/follow-up', told(contact, silence, policy));
}

function silenceOver(theCase: Case, policy: Policy, at: number): boolean {
  const silence = silenceOf(theCase.contact, policy, at);
  const waited = waitedUntil(theCase.contact, silence, policy);
  if (waited === null || at >= waited || isAnswer(theCase, at)) return true;
  const { followUpTo } = silence;
  return followUpTo !== null && theCase.occasion?.class !== 'd' && at >= followUpTo.at + days(policy.gap.days);
}

/** From when the silence has lasted long enough; null if there is none. */
function waitedUntil(contact: ContactFacts, { episodes, lastTouch }: Silence, policy: Policy): number | null {
  return lastTouch === null ? null : lastTouch.at + days(waitDays(contact, episodes.length, policy));
}

function waitDays(contact: ContactFacts, unanswered: number, { backOff: { baseDays, factor } }: Policy): number {
  const base = Math.max(baseDays, longestKept(contact)) * (contact.lessOften ? 2 : 1);
  return Math.min(base * factor ** (unanswered - 1) * jitterOf(contact.contact), LONGEST_DAYS);
}

/** The moments at which the rule may begin to pass. */
function moments(contact: ContactFacts, silence: Silence, policy: Policy): number[] {
  const followUp = silence.followUpTo === null ? [] : [silence.followUpTo.at + days(policy.gap.days)];
  return [contact.closeUntil ?? 0, waitedUntil(contact, silence, policy) ?? 0, ...followUp];
}

function told(contact: ContactFacts, silence: Silence, policy: Policy): Because {
  const { episodes, lastTouch } = silence;
  return {
    episodes: episodes.length,
    days: Math.round(waitDays(contact, Math.max(episodes.length, 1), policy)),
    lastAt: lastTouch?.at ?? null,
    closeUntil: contact.closeUntil,
    dateGiven: contact.dateGiven,
    seqs: seqsOf(episodes.flatMap(({ touches }) => touches)),
  };
}
