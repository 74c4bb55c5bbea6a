import type { Policy } from '#libs/events/policy.js';
import type { Verdict } from '#libs/events/words.js';
import type { Case, Rule } from './case.js';
import type { EmployerFacts, OffLimitsEmployer } from './desk-facts.js';
import { countWithin, days, freeFrom, laterOf } from './time.js';
import { fails, passes } from './verdict.js';

const WEEK = days(7);
const MONTH = days(30);

/**
 * 3 new persons in 7 days and 10 in 30 per employer of our contacts, so that a team does not fall upon one company. New
 * is whom nobody of us has written to; everybody there who was written to or is being offered counts once, at the last
 * time. An employer that is off-limits has a cap of 0, for everybody there and for every reason, until the day
 * that was said or until somebody opens it again. Numbers: judgement, no data found.
 */
export const employer: Rule = (theCase, policy, now) => {
  const { employer: house } = theCase;
  if (house === null) return passes('employer/none');
  const windows = newPersons(theCase, house, policy, now);
  return offLimits(house, windows, now) ?? windows;
};

/** Closed to everybody; over when the windows have room again, too. */
function offLimits({ closed }: EmployerFacts, windows: Verdict, now: number): Verdict | null {
  if (closed === undefined || !isClosed(closed, now)) return null;
  const { why, at, seq } = closed;
  const until = windows.ok ? closed.until : laterOf(closed.until, windows.until);
  return fails('employer/off-limits', until, { why, at, seqs: String(seq) });
}

/** Whether it is off-limits at `now`. */
export function isClosed({ until }: OffLimitsEmployer, now: number): boolean {
  return until === null || now < until;
}

function newPersons(theCase: Case, house: EmployerFacts, policy: Policy, now: number): Verdict {
  if (theCase.contact.touches.length > 0) return passes('employer/known');
  const { perWeek, per30Days } = policy.employer;
  const times = lastTimes(theCase, house);
  const week = freeFrom(times, perWeek, WEEK);
  const month = freeFrom(times, per30Days, MONTH);
  const until = laterOf(week, month);
  const because = {
    week: countWithin(times, WEEK, now),
    weekOf: perWeek,
    month: countWithin(times, MONTH, now),
    monthOf: per30Days,
  };
  if (until !== null && until <= now) return passes('employer/room', because);
  const monthBinds = week !== null && (month === null || month >= week);
  return fails(monthBinds ? 'employer/month-full' : 'employer/week-full', until, because);
}

/** When each of the others there was last written to or offered. */
function lastTimes(theCase: Case, { persons }: EmployerFacts): number[] {
  const last = new Map<string, number>();
  for (const person of persons) {
    if (isSelf(theCase, person)) continue;
    last.set(person.contact, Math.max(person.at, last.get(person.contact) ?? 0));
  }
  return [...last.values()];
}

function isSelf({ contact, suggestion }: Case, person: EmployerFacts['persons'][number]): boolean {
  if (suggestion !== null && person.suggestion === suggestion) return true;
  const parts = contact.merged?.parts ?? [contact];
  return parts.some((part) => part.contact === person.contact);
}
