import type { Policy } from '#libs/events/policy.js';
import type { Verdict } from '#libs/events/words.js';
import type { Case, Rule } from './case.js';
import type { MemberFacts } from './desk-facts.js';
import { dayAfter, localDay, startOfDay } from './local-day.js';
import { nextTieDay } from './tie-spread.js';
import { countWithin, days, firstMoment, freeFrom } from './time.js';
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
  const offering =
    theCase.mode === 'offer' ? [offers(theCase, member, policy, now), ties(theCase, member, policy)] : [];
  const failing = [...offering, ...touches(theCase, member, policy, now)].filter((one) => one !== null);
  const [latest] = failing.sort((a, b) => waitOf(b) - waitOf(a));
  return (
    latest ??
    passes('budget/room', { offers: offersOn(member, theCase.day, now), offersOf: policy.budget.offersPerDay })
  );
};

function waitOf({ until }: Verdict): number {
  return until ?? Number.POSITIVE_INFINITY;
}

/** Offers that take room on a day, as seen at `now`: that day's, and those from before that are still open. */
export function offersOn(member: MemberFacts, day: string, now: number): number {
  const today = member.offers.filter((offer) => offer.day === day).map(({ suggestion }) => suggestion);
  return new Set([...today, ...stillOpen(member, now).map(({ suggestion }) => suggestion)]).size;
}

/** Whose time has come is open no longer, also before anybody has said so. */
function stillOpen({ offers, open }: MemberFacts, now: number): MemberFacts['offers'] {
  return offers.filter(({ suggestion, expiresAt }) => now < expiresAt && open.includes(suggestion));
}

/** Today's offers go with the day; those that are open stay in the way until somebody decides them, or their time comes. */
function offers({ day, zone }: Case, member: MemberFacts, { budget }: Policy, now: number): Verdict | null {
  const { offersPerDay: of } = budget;
  const used = offersOn(member, day, now);
  if (used < of) return null;
  const open = stillOpen(member, now);
  const moments = [startOfDay(dayAfter(day, 1), zone), ...open.map(({ expiresAt }) => expiresAt)];
  const until = firstMoment(moments, now, (at) => offersOn(member, localDay(at, zone), at) < of);
  return fails('budget/offers', until, { used, of, open: open.length });
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
