import type { Policy } from '#libs/events/policy.js';
import type { ContactFacts, Touch } from './facts.js';
import { hasReplied } from './rhythm-days.js';
import { stricterParts } from './stricter.js';
import { countWithin, days } from './time.js';

export const MONTH_DAYS = 30;
export const YEAR_DAYS = 365;

/** Messages a contact has had in the rolling windows, and how many they may have. */
export interface Allowance {
  month: { used: number; of: number };
  year: { used: number; of: number };
}

/** The allowance at `now`: messages of the whole team on all channels; a slot that is only reserved is not used yet. */
export function allowance(facts: ContactFacts, policy: Policy, now: number): Allowance {
  const times = facts.touches.map(({ at }) => at);
  return {
    month: { used: countWithin(times, days(MONTH_DAYS), now), of: policy.cap.per30Days },
    year: { used: countWithin(times, days(YEAR_DAYS), now), of: perYear(facts, policy) },
  };
}

/** Touches allowed in 365 days: more once they ever replied, half (rounded down) after "less often". Of a merged contact the stricter part's. */
export function perYear(facts: ContactFacts, policy: Policy): number {
  return Math.min(...[facts, ...stricterParts(facts)].map((one) => yearOf(one, policy)));
}

function yearOf(facts: ContactFacts, { cap }: Policy): number {
  const of = hasReplied(facts) ? cap.per365DaysReplied : cap.per365Days;
  return facts.lessOften ? Math.floor(of / 2) : of;
}

/** The touches an allowance counts, for its text. */
export function touchesWithinYear(facts: ContactFacts, now: number): Touch[] {
  return facts.touches.filter(({ at }) => at + days(YEAR_DAYS) > now);
}
