import type { Policy } from '#libs/events/policy.js';
import type { MemberFacts } from './facts.js';
import { dayAfter, daysBetween } from './local-day.js';

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
export function nextTieDay(member: MemberFacts, backlog: number, policy: Policy, day: string): string {
  const given = member.offers.filter(({ tie }) => tie).map((offer) => offer.day);
  const spread = spreadOf(member, backlog, policy);
  for (let ahead = 0; ahead < KNOWN_DAYS; ahead += 1) {
    const candidate = dayAfter(day, ahead);
    if (fits(candidate, given, spread, policy)) return candidate;
  }
  return dayAfter(day, KNOWN_DAYS);
}

function spreadOf(member: MemberFacts, backlog: number, policy: Policy): Spread | null {
  if (member.ties < FIRST_TIES) return null;
  const interval = policy.rhythm.days / Math.max(1, member.ties - FIRST_TIES + backlog);
  return { interval, most: KNOWN_DAYS / interval };
}

function fits(day: string, given: string[], spread: Spread | null, policy: Policy): boolean {
  const ages = given.map((one) => daysBetween(one, day)).filter((age) => age >= 0 && age < KNOWN_DAYS);
  if (ages.filter((age) => age === 0).length >= policy.budget.tiesPerDay) return false;
  if (spread === null || ages.length === 0) return true;
  return Math.min(...ages) >= Math.floor(spread.interval * WORKING_SHARE) && ages.length < spread.most;
}
