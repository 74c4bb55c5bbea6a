/** @jest-environment ./scripts/plain-environment.mjs */
import { describe, expect, it } from '@jest/globals';
import { fc } from '#libs/testing/fast-check.js';
import { defaultPolicy, policySchema, type Policy } from '#libs/events/policy.js';
import { proofRuns } from '#libs/testing/proof-runs.js';
import { settled } from '#libs/testing/settled.js';
import type { Case } from './case.js';
import { judge } from './judge.js';
import { localDay } from './local-day.js';
import { rules } from './rules.js';
import { cases } from './testing/histories.js';
import { tighter } from './testing/tighter.js';
import { days } from './time.js';

const at = (theCase: Case, now: number): Case => ({ ...theCase, day: localDay(now, theCase.zone) });

/** Every number at the end where it is a nuisance most: what an administrator cannot go beyond. */
const loosest: Policy = policySchema.parse({
  cap: { per30Days: 2, per365Days: 12, per365DaysReplied: 12 },
  gap: { days: 3 },
  rhythm: { days: 30, closeDays: 30 },
  backOff: { baseDays: 30, factor: 1.5, concludedAfterDays: 26 },
  budget: { offersPerDay: 30, tiesPerDay: 10, touchesPerDay: 30, touchesPerWeek: 100 },
  brake: { repliesPer100: 13, shareLeft: 0.5 },
  employer: { perWeek: 20, per30Days: 50 },
  occasion: { lifeDays: 30, newJobDays: 30, connectedDays: 30, metDays: 30 },
  offer: defaultPolicy.offer,
} satisfies Policy);

describe('the end of every verdict', () => {
  const failed = new Map<string, number>();

  it('is exact: the rule fails until then and passes then, if nothing else happens', () => {
    fc.assert(
      fc.property(cases, ({ theCase, policy, now }) => {
        for (const [name, rule] of Object.entries(rules)) {
          const { ok, until, because } = rule(theCase, policy, now);
          if (ok || until === null) continue;
          failed.set(`${name}/${String(because['code'])}`, (failed.get(name) ?? 0) + 1);
          expect(Number.isInteger(until) && until > now).toBe(true);
          expect([name, rule(at(theCase, until), policy, until).ok]).toEqual([name, true]);
          expect([name, rule(at(theCase, until - 1), policy, until - 1).ok]).toEqual([name, false]);
        }
      }),
      { numRuns: 2500, examples: settled(1500, cases) },
    );
  });

  it('was put to the test for every rule that time can help', () => {
    const expected = [
      'cap/month-full',
      'cap/year-full',
      'gap/running',
      'rhythm/running',
      'back-off/waiting',
      'back-off/not-now',
    ];
    const others = [
      'back-off/follow-up-later',
      'reserved/offered',
      'voice/others',
      'budget/offers',
      'budget/ties',
      'budget/ties-spread',
    ];
    const rest = [
      'budget/touches-day',
      'brake/slowed',
      'brake/stopped',
      'employer/week-full',
      'employer/month-full',
      'employer/off-limits',
      'occasion/not-yet',
      'occasion/snoozed',
      'hours/closed',
      'in-process/active',
      'in-process/hired',
      'unwelcome/resting',
      'away/dated',
      'away/undated',
      'dormant/written',
    ];
    expect([...expected, ...others, ...rest].filter((code) => !failed.has(code))).toEqual([]);
  });

  it('is missing only where time does not help', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 900 }), ({ theCase, policy, now }, later) => {
        const then = now + days(later);
        for (const [name, rule] of Object.entries(rules)) {
          const { ok, until } = rule(theCase, policy, now);
          if (!ok && until === null) expect([name, rule(at(theCase, then), policy, then).ok]).toEqual([name, false]);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the judgement', () => {
  const passesAt = (theCase: Case, policy: Policy, now: number) =>
    judge(at(theCase, now), policy, now).verdicts.every(({ ok, rule }) => ok || rule === 'occasion');

  it('names the first moment at which all rules pass', () => {
    fc.assert(
      fc.property(cases, fc.double({ min: 0, max: 1, noNaN: true }), ({ theCase, policy, now }, part) => {
        const { ok, from, verdicts } = judge(theCase, policy, now);
        expect(verdicts.map(({ rule }) => rule)).toEqual(Object.keys(rules));
        if (ok) expect(from).toBe(now);
        if (from === null || ok) return;
        const between = now + Math.floor((from - 1 - now) * part);
        expect(passesAt(theCase, policy, from)).toBe(true);
        expect(judge(at(theCase, from - 1), policy, from - 1).ok).toBe(false);
        expect(judge(at(theCase, between), policy, between).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('lets nothing pass under any lawful policy that the loosest numbers would keep back', () => {
    fc.assert(
      fc.property(cases, ({ theCase, policy, now }) => {
        expect(policySchema.safeParse(policy).success).toBe(true);
        if (judge(theCase, policy, now).ok) expect(judge(theCase, loosest, now).ok).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(Object.keys(tighter))('E8: never lets anything go, nor any rule end, earlier by a tighter %s', (number) => {
    fc.assert(
      fc.property(cases, ({ theCase, policy, now }) => {
        const before = judge(theCase, policy, now);
        const after = judge(theCase, tighter[number]?.(policy) ?? policy, now);
        before.verdicts.forEach(({ ok, until }, i) => {
          const tight = after.verdicts[i];
          if (!ok) expect(tight?.ok).toBe(false);
          if (!ok && tight?.until != null) expect(until ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(tight.until);
        });
        if (after.from !== null) expect(before.from ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(after.from);
      }),
      { ...proofRuns, numRuns: proofRuns.numRuns / 10 },
    );
  });
});
