import type { Narrower, Policy } from '#libs/events/policy.js';

/** Every number of a policy, set a little tighter than it is. */
export const tighter: Readonly<Record<string, (policy: Policy) => Policy>> = {
  month: (p) => ({ ...p, cap: { ...p.cap, per30Days: p.cap.per30Days - 1 } }),
  year: (p) => ({ ...p, cap: { ...p.cap, per365Days: p.cap.per365Days - 1 } }),
  'year once they replied': (p) => ({ ...p, cap: { ...p.cap, per365DaysReplied: p.cap.per365DaysReplied - 1 } }),
  gap: (p) => ({ ...p, gap: { days: p.gap.days + 3 } }),
  rhythm: (p) => ({ ...p, rhythm: { ...p.rhythm, days: p.rhythm.days + 20 } }),
  'close rhythm': (p) => ({ ...p, rhythm: { ...p.rhythm, closeDays: p.rhythm.closeDays + 20 } }),
  base: (p) => ({ ...p, backOff: { ...p.backOff, baseDays: p.backOff.baseDays * 1.2 } }),
  factor: (p) => ({ ...p, backOff: { ...p.backOff, factor: p.backOff.factor * 1.2 } }),
  conclusion: (p) => ({ ...p, backOff: { ...p.backOff, concludedAfterDays: p.backOff.concludedAfterDays * 0.7 } }),
  offers: (p) => ({ ...p, budget: { ...p.budget, offersPerDay: p.budget.offersPerDay - 1 } }),
  ties: (p) => ({ ...p, budget: { ...p.budget, tiesPerDay: p.budget.tiesPerDay - 1 } }),
  'touches a day': (p) => ({ ...p, budget: { ...p.budget, touchesPerDay: p.budget.touchesPerDay - 7 } }),
  'touches a week': (p) => ({ ...p, budget: { ...p.budget, touchesPerWeek: p.budget.touchesPerWeek - 35 } }),
  'share of replies': (p) => ({ ...p, brake: { ...p.brake, repliesPer100: p.brake.repliesPer100 + 9 } }),
  'slower day': (p) => ({ ...p, brake: { ...p.brake, shareLeft: p.brake.shareLeft / 3 } }),
  'number for some standings': (p) => ({
    ...p,
    narrower: {
      ...p.narrower,
      standings: Object.fromEntries(
        standings.map((one) => [one, { ...p.narrower?.standings?.[one], ...ofStanding(p.narrower?.standings?.[one]) }]),
      ),
    },
  }),
  'employer’s week': (p) => ({ ...p, employer: { ...p.employer, perWeek: p.employer.perWeek - 1 } }),
  'employer’s month': (p) => ({ ...p, employer: { ...p.employer, per30Days: p.employer.per30Days - 4 } }),
};

const standings = ['close', 'normal', 'cold', 'dormant'] as const;

/** Of what a standing has already, nothing is loosened. */
function ofStanding({ gap, cap }: Narrower = {}): Narrower {
  return { gap: { days: Math.max(gap?.days ?? 0, 20) }, cap: { ...cap, per30Days: 1 } };
}
