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
  const silence = silenceOf(contact, policy, now);
  const wait = waitOf(theCase, silence, policy);
  const over = (at: number) => at >= wait.closed && (isSilenceOver(wait, at) || isAnswer(theCase, at));
  const because = told(contact, silence, policy);
  if (over(now)) return passing(theCase, wait, because, now);
  const until = firstMoment([wait.closed, wait.waited, wait.followUp?.from ?? 0], now, over);
  if (now < wait.closed) return fails('back-off/not-now', until, { ...because, seqs: String(contact.closeSeq ?? '') });
  const sooner = until !== null && until < wait.waited;
  return fails(sooner ? 'back-off/follow-up-later' : 'back-off/waiting', until, because);
};

/** What keeps the next message back, in moments. */
interface Wait {
  /** their "not now" ends */
  closed: number;
  /** the silence has lasted long enough and the last episode is concluded; 0 without any */
  waited: number;
  /** when the open episode takes its follow-up */
  followUp: { from: number; until: number } | null;
}

function isSilenceOver({ waited, followUp }: Wait, at: number): boolean {
  return at >= waited || (followUp !== null && at >= followUp.from && at < followUp.until);
}

function passing(theCase: Case, { waited }: Wait, because: Because, now: number): Verdict {
  if (waited === 0 || isAnswer(theCase, now)) return passes('back-off/no-silence');
  return passes(now >= waited ? 'back-off/over' : 'back-off/follow-up', because);
}

function waitOf({ contact, occasion }: Case, { episodes, lastTouch, followUpTo }: Silence, policy: Policy): Wait {
  const conclusion = days(policy.backOff.concludedAfterDays);
  const followed = occasion?.class === 'd' ? null : followUpTo;
  return {
    closed: contact.closeUntil ?? 0,
    waited:
      lastTouch === null ? 0 : lastTouch.at + Math.max(days(waitDays(contact, episodes.length, policy)), conclusion),
    followUp: followed && {
      from: followed.at + days(policy.gap.days),
      until: followed.at + conclusion,
    },
  };
}

function waitDays(contact: ContactFacts, unanswered: number, { backOff: { baseDays, factor } }: Policy): number {
  const base = Math.max(baseDays, longestKept(contact)) * (contact.lessOften ? 2 : 1);
  return Math.min(base * factor ** (unanswered - 1) * jitterOf(contact.contact), LONGEST_DAYS);
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
