import { fc } from '#libs/testing/fast-check.js';
import { defaultPolicy, type Narrower, type Policy } from '#libs/events/policy.js';
import type { Case } from '../case.js';
import type { EmployerFacts, MemberFacts } from '../desk-facts.js';
import { localDay } from '../local-day.js';
import { newMemberFacts } from '../member.fold.js';
import { askedOccasion, occasionsAhead } from '../occasions.js';
import { days, HOUR } from '../time.js';
import { caseFor } from './case-for.js';
import { heardBy, received, type Received } from './received.js';
import { steps } from './steps.js';
import { day, Story } from './story.js';

const waits = fc.oneof(fc.integer({ min: 0, max: days(3) }), fc.integer({ min: 0, max: days(60) }));
const moves = fc.array(fc.tuple(fc.nat(steps.length - 1), waits), { maxLength: 14 });

/** A contact after up to 14 things that happened, and the moment after it. */
const histories = fc.tuple(moves, waits, fc.nat(9)).map(([done, wait, id]) => {
  const { story, end } = told(new Story(`c_${id}`), done);
  return { facts: story.known, now: end + wait };
});

function told(story: Story, done: [step: number, after: number][]): { story: Story; end: number } {
  return { story, end: done.reduce((now, [step, after]) => (steps[step]?.(story, now), now + after), day(0)) };
}

/** So many contacts of one ledger with a history each, and a moment after all of them. */
export function several(count: number): fc.Arbitrary<{ stories: Story[]; now: number }> {
  return fc.tuple(fc.array(moves, { minLength: count, maxLength: count }), waits).map(([lives, wait]) => {
    const all = lives.map((done, i) => told(new Story(`c_${i}`, i * 1000), done));
    return { stories: all.map(({ story }) => story), now: Math.max(...all.map(({ end }) => end)) + wait };
  });
}

/** A message one might write to such a contact at `now`: for each of their reasons, or because a member asks. */
export function wishesFor({ known }: Story, policy: Policy, now: number): Case[] {
  const persons = [now - days(1), now - days(2), now - days(8)].map((at, i) => ({
    contact: `c_col${i}`,
    at,
    suggestion: null,
  }));
  const employer = known.employer === null ? null : { employer: known.employer, persons };
  const asked = { occasion: askedOccasion('m_ada', now), mode: 'ask' } as const;
  return [
    ...occasionsAhead(known, policy, now).map((occasion) => caseFor(known, now, { employer, occasion })),
    caseFor(known, now, { employer, ...asked, asked: 'question' }),
    caseFor(known, now, { employer, ...asked, asked: 'thanks' }),
  ];
}

const some = (most: number) => fc.option(fc.integer({ min: 1, max: most }), { nil: undefined });
const narrowerNumbers: fc.Arbitrary<Narrower> = fc.record({
  cap: fc.record({ per30Days: some(2), per365Days: some(6) }),
  gap: fc.record({ days: fc.option(fc.integer({ min: 3, max: 20 }), { nil: undefined }) }),
  rhythm: fc.record({ days: fc.option(fc.integer({ min: 30, max: 300 }), { nil: undefined }) }),
});
/** Nothing for most pools, else numbers for some standings. */
const narrower: fc.Arbitrary<Pick<Policy, 'narrower'>> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc
      .dictionary(fc.constantFrom('close', 'normal', 'cold', 'dormant'), narrowerNumbers, { maxKeys: 3 })
      .map((standings) => ({ narrower: { standings } })),
  },
);

/** Policies within floors and ceilings, the same for everybody. */
export const policies: fc.Arbitrary<Policy> = fc
  .record({
    cap: fc.record({
      per30Days: fc.integer({ min: 1, max: 2 }),
      per365Days: fc.integer({ min: 1, max: 6 }),
      per365DaysReplied: fc.integer({ min: 1, max: 12 }),
    }),
    gap: fc.record({ days: fc.double({ min: 3, max: 16, noNaN: true }) }),
    rhythm: fc.record({ days: fc.integer({ min: 30, max: 250 }), closeDays: fc.integer({ min: 30, max: 220 }) }),
    employer: fc.record({ perWeek: fc.integer({ min: 1, max: 8 }), per30Days: fc.integer({ min: 1, max: 8 }) }),
    budget: fc.record({
      offersPerDay: fc.integer({ min: 1, max: 8 }),
      tiesPerDay: fc.integer({ min: 1, max: 3 }),
      touchesPerDay: fc.integer({ min: 1, max: 8 }),
      touchesPerWeek: fc.integer({ min: 3, max: 30 }),
    }),
    backOff: fc.record({
      baseDays: fc.integer({ min: 30, max: 120 }),
      factor: fc.double({ min: 1.5, max: 3, noNaN: true }),
      concludedAfterDays: fc.integer({ min: 7, max: 26 }),
    }),
  })
  .map((numbers) => ({ ...defaultPolicy, ...numbers }));

/** The same, some of them narrower for people of a standing. */
const narrowedPolicies: fc.Arbitrary<Policy> = fc
  .tuple(policies, narrower)
  .map(([policy, more]) => ({ ...policy, ...more }));

const zones = fc.constantFrom(
  'utc',
  'Europe/Berlin',
  'America/New_York',
  'Pacific/Auckland',
  'America/Santiago',
  'Asia/Kathmandu',
);
const agoDays = fc.array(fc.nat(13), { maxLength: 8 });

/** A message somebody might write to a contact with such a history, judged in any way at any desk. */
export const cases: fc.Arbitrary<{ theCase: Case; policy: Policy; now: number }> = fc
  .record({
    history: histories,
    policy: narrowedPolicies,
    zone: zones,
    there: zones,
    basis: fc.constantFrom('own-relation' as const, 'own-relation' as const, 'told' as const, 'sourced' as const),
    channel: fc.constantFrom<Case['channel']>(null, null, 'email', 'phone', 'text'),
    mode: fc.constantFrom<Case['mode']>('offer', 'offer', 'ask', 'accept', 'ask-anyone'),
    pick: fc.nat(5),
    thanks: fc.boolean(),
    offers: agoDays,
    open: fc.nat(6),
    busy: fc.array(fc.nat(9 * 24), { maxLength: 20 }),
    accepted: fc.nat(3),
    colleagues: fc.array(fc.nat(35 * 24), { maxLength: 12 }),
    ties: fc.nat(20),
    received,
    closed: fc.oneof<fc.MaybeWeightedArbitrary<number | null | undefined>[]>(
      { weight: 5, arbitrary: fc.constant<undefined>(undefined) },
      { weight: 1, arbitrary: fc.option(fc.integer({ min: -5, max: 40 })) },
    ),
    backlog: fc.integer({ min: 1, max: 120 }),
  })
  .map(({ history: { facts, now }, policy, zone, mode, channel, ...some }) => {
    const reasons = [...occasionsAhead(facts, policy, now), null];
    const occasion = reasons[some.pick % reasons.length] ?? null;
    const member = busyMember(some, now, zone);
    const times = some.colleagues.map((ago) => now - ago * HOUR);
    const persons = times.map((at, index) => ({ contact: `c_col${index % 11}`, at, suggestion: null }));
    const closed = offLimits(some.closed, now);
    const more = { zone, mode, channel, employer: { employer: 'e_1', persons, ...closed }, backlog: some.backlog };
    const wish = {
      offer: { occasion, member },
      ask: { occasion: askedOccasion('m_ada', now), member, asked: some.thanks ? 'thanks' : 'question' },
      accept: { occasion, member, suggestion: facts.offer?.suggestion ?? null },
      'ask-anyone': { occasion, member: null },
    } as const;
    return {
      theCase: caseFor({ ...facts, zone: some.there, basis: some.basis }, now, { ...more, ...wish[mode] }),
      policy,
      now,
    };
  });

/** An employer that is off-limits for so many days more (null: for good), or not at all (undefined). */
function offLimits(left: number | null | undefined, now: number): Pick<EmployerFacts, 'closed'> {
  if (left === undefined) return {};
  return { closed: { why: 'client', until: left === null ? null : now + days(left), at: now - days(9), seq: 1 } };
}

/** A member's desk, times as days or hours ago. */
interface Desk {
  received: Received;
  offers: number[];
  open: number;
  accepted: number;
  busy: number[];
  ties: number;
}

function busyMember(
  { offers, open, accepted, busy, ties, received: brought }: Desk,
  now: number,
  zone: string,
): MemberFacts {
  const names = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}_${index}`);
  return {
    ...newMemberFacts('m_ada'),
    offers: offers.map((ago, index) => ({
      suggestion: `s_o${index}`,
      contact: `c_o${index}`,
      day: localDay(now - days(ago), zone),
      tie: index % 2 === 0,
      expiresAt: now - days(ago) + days(7),
    })),
    open: offers.slice(0, open).map((_, index) => `s_o${index}`),
    accepted: names('s_accepted', accepted),
    touches: busy.map((ago, seq) => ({ seq, at: now - ago * HOUR })),
    heard: heardBy(brought, now),
    ties,
  };
}
