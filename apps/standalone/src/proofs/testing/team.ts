import { contactNarrow } from '#libs/events/contact.inputs.js';
import { defaultPolicy, type Policy } from '#libs/events/policy.js';
import { employerClose, employerOpen, memberAdd, memberRemove, policyChange } from '#libs/events/pool.inputs.js';
import { DAY } from '#libs/testing/pool-events.js';
import { EMPLOYERS } from './moves.js';
import { of, type Scene } from './scene.js';

const HOUR = 3_600_000;

/** Numbers that an administrator may set, one of which takes the place of the other. */
const policies: readonly [Policy, ...Policy[]] = [
  defaultPolicy,
  { ...defaultPolicy, budget: { offersPerDay: 1, tiesPerDay: 1, touchesPerDay: 2, touchesPerWeek: 3 } },
  { ...defaultPolicy, budget: { ...defaultPolicy.budget, touchesPerDay: 0 } },
  { ...defaultPolicy, employer: { perWeek: 1, per30Days: 1 } },
  { ...defaultPolicy, gap: { days: 3 }, cap: { per30Days: 2, per365Days: 2, per365DaysReplied: 3 } },
  {
    ...defaultPolicy,
    backOff: { baseDays: 30, factor: 1.5, concludedAfterDays: 7 },
    rhythm: { days: 30, closeDays: 30 },
  },
  { ...defaultPolicy, narrower: { standings: { cold: { gap: { days: 12 } }, normal: { cap: { per30Days: 1 } } } } },
];

/** Time, numbers, and who is in the team. */
export const team = {
  wait: ({ life, n }: Scene) => {
    life.passes(((n % (12 * 24)) + 1) * HOUR);
    life.mornings();
  },
  leap: ({ life, days }: Scene) => {
    life.passes(days * DAY);
    life.mornings();
  },
  policy: ({ life, n }: Scene) => life.say(policyChange, { policy: of(policies, n) }),
  narrow: ({ life, contact, n }: Scene) => {
    const policy = n % 3 === 0 ? null : { gap: { days: 10 + (n % 9) }, cap: { per365Days: 1 + (n % 3) } };
    life.say(contactNarrow, { contact, policy });
  },
  close: ({ life, n, days }: Scene) => {
    const until = n % 2 === 0 ? null : life.now + days * DAY;
    life.say(employerClose, { name: of(EMPLOYERS, n), why: 'client', note: null, until });
  },
  open: ({ life, n }: Scene) => life.say(employerOpen, { employer: `e_${String((n % 3) + 1)}` }),
  leave: ({ life, member }: Scene) => {
    if (member !== 'm_1') life.say(memberRemove, { member });
  },
  join: ({ life, by }: Scene) => {
    const member = `m_${String(by + 1)}`;
    if (member !== 'm_1')
      life.say(memberAdd, { member, role: 'recruiter', name: member, email: null, zone: 'Europe/Berlin' });
  },
};
