import type { Policy } from '#libs/events/policy.js';
import type { Verdict } from '#libs/events/words.js';
import type { Case, Rule } from './case.js';
import type { MemberFacts } from './facts.js';
import { dayAfter, startOfDay } from './local-day.js';
import { nextTieDay } from './tie-spread.js';
import { countWithin, days, freeFrom } from './time.js';
import { fails, passes } from './verdict.js';

/**
 * A member's own measure: 5 offers a day, those still open from before included, 2 of them for the tie; 15 messages in
 * 24 hours and 50 in 7 days, accepted ones that are not written yet included. What a member asks for is no offer. The
 * page that only asks "may I?" has no member and no budget. Source: well below the hundred messages a week that users
 * of LinkedIn report as the edge; attention is the scarce good; the numbers are judgement.
 */
export const budget: Rule = (theCase, policy, now) => {
  const { member } = theCase;
  if (member === null) return passes('budget/nobody');
  const offering = theCase.mode === 'offer' ? [offers(theCase, member, policy), ties(theCase, member, policy)] : [];
  const failing = [...offering, ...touches(theCase, member, policy, now)].filter((one) => one !== null);
  const [latest] = failing.sort((a, b) => waitOf(b) - waitOf(a));
  return (
    latest ?? passes('budget/room', { offers: offersOn(member, theCase.day), offersOf: policy.budget.offersPerDay })
  );
};

function waitOf({ until }: Verdict): number {
  return until ?? Number.POSITIVE_INFINITY;
}

/** Offers that take room on a day: that day's, and those still open from before. */
export function offersOn(member: MemberFacts, day: string): number {
  const today = member.offers.filter((offer) => offer.day === day).map(({ suggestion }) => suggestion);
  return new Set([...today, ...member.open]).size;
}

/** Open offers stay in the way until somebody decides them; the rest of today's goes with the day. */
function offers({ day, zone }: Case, member: MemberFacts, { budget: { offersPerDay } }: Policy): Verdict | null {
  const used = offersOn(member, day);
  if (used < offersPerDay) return null;
  const until = member.open.length < offersPerDay ? startOfDay(dayAfter(day, 1), zone) : null;
  return fails('budget/offers', until, { used, of: offersPerDay, open: member.open.length });
}

function ties({ occasion, day, zone, backlog }: Case, member: MemberFacts, policy: Policy): Verdict | null {
  const of = policy.budget.tiesPerDay;
  if (occasion?.class !== 'd') return null;
  const next = of > 0 ? nextTieDay(member, backlog, policy, day) : null;
  if (next === day) return null;
  const used = member.offers.filter((offer) => offer.tie && offer.day === day).length;
  const code = used >= of ? 'budget/ties' : 'budget/ties-spread';
  return fails(code, next === null ? null : startOfDay(next, zone), { used, of, backlog });
}

function touches(
  { suggestion }: Case,
  member: MemberFacts,
  { budget: { touchesPerDay, touchesPerWeek } }: Policy,
  now: number,
): (Verdict | null)[] {
  const times = member.touches.map(({ at }) => at);
  const reserved = member.accepted.filter((one) => one !== suggestion).length;
  const judged = (code: 'budget/touches-day' | 'budget/touches-week', of: number, window: number) => {
    const until = freeFrom(times, of - reserved, window);
    if (until !== null && until <= now) return null;
    return fails(code, until, { used: countWithin(times, window, now), reserved, of });
  };
  return [judged('budget/touches-day', touchesPerDay, days(1)), judged('budget/touches-week', touchesPerWeek, days(7))];
}
