import type { Policy } from '#libs/events/policy.js';
import type { MemberFacts } from './desk-facts.js';
import { lastAsked } from './last-asked.js';
import { dayAfter, dayNumber } from './local-day.js';

/** A member's first ties come as fast as the day allows. */
const FIRST_TIES = 10;
/** As far back as a member's offers are known. */
const KNOWN_DAYS = 14;
/** Of seven days five are working days: ties keep their distance on these. */
const WORKING_SHARE = 5 / 7;

/** How far the ties of a backlog lie apart. */
interface Spread {
  /** days from one to the next, on average */
  interval: number;
  /** of these ones so many in 14 days */
  most: number;
}

/**
 * The first day, `day` or later, on which one more offer for the tie fits.
 *
 * At most 2 a day (`budget.tiesPerDay`). A member's first ten come at that pace; the rest of a backlog evenly over one
 * rhythm: with `backlog` contacts waiting and those after the tenth already offered, n together, one is due every
 * rhythm/n days. That distance is kept in working days from one to the next, and in any 14 days. Which contact comes
 * first is the order of the candidates: fewest messages, then the id, so a backlog has a fixed order. The numbers are
 * judgement.
 */
export const nextTieDay = lastAsked((member: MemberFacts, backlog: number, policy: Policy, day: string): string => {
  const today = dayNumber(day);
  const ages = member.offers.filter(({ tie }) => tie).map((offer) => today - dayNumber(offer.day));
  const spread = spreadOf(member, backlog, policy);
  for (let ahead = 0; ahead < KNOWN_DAYS; ahead += 1) {
    const then = ages.map((age) => age + ahead);
    if (fits(then, spread, policy)) return dayAfter(day, ahead);
  }
  return dayAfter(day, KNOWN_DAYS);
});

function spreadOf(member: MemberFacts, backlog: number, policy: Policy): Spread | null {
  if (member.ties < FIRST_TIES) return null;
  const interval = policy.rhythm.days / Math.max(1, member.ties - FIRST_TIES + backlog);
  return { interval, most: KNOWN_DAYS / interval };
}

/** `ages`: how many days ago the ties given so far were offered. */
function fits(ages: number[], spread: Spread | null, policy: Policy): boolean {
  const known = ages.filter((age) => age >= 0 && age < KNOWN_DAYS);
  if (known.filter((age) => age === 0).length >= policy.budget.tiesPerDay) return false;
  if (spread === null || known.length === 0) return true;
  return Math.min(...known) >= Math.floor(spread.interval * WORKING_SHARE) && known.length < spread.most;
}
