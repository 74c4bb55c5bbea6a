import { describe, expect, it, test } from '@jest/globals';
import { narrowerFaults, policyFaults } from './policy-faults.js';
import { defaultPolicy } from './policy.js';

const changed = (group: string, numbers: object) => ({
  ...defaultPolicy,
  [group]: { ...(defaultPolicy as Record<string, object>)[group], ...numbers },
});

describe('a policy that cannot be', () => {
  test.each([
    ['a number beyond its ceiling', changed('cap', { per30Days: 3 }), 'cap.per30Days', 2, 'too-much'],
    ['a number below its floor', changed('gap', { days: 1 }), 'gap.days', 3, 'too-little'],
    ['a negative number', changed('budget', { offersPerDay: -1 }), 'budget.offersPerDay', 0, 'too-little'],
    ['a huge number', changed('rhythm', { days: 1e300 }), 'rhythm.days', 3650, 'too-much'],
    ['what is no number', changed('rhythm', { days: Number.NaN }), 'rhythm.days', null, 'not-valid'],
    ['a number that is missing', changed('gap', { days: undefined }), 'gap.days', null, 'not-valid'],
    ['a rule that nobody knows', changed('charm', { perDay: 3 }), 'charm', null, 'unknown'],
    ['a number that nobody knows', changed('gap', { hours: 9 }), 'gap.hours', null, 'unknown'],
  ])('names %s with its limit', (_what, policy, field, limit, reason) => {
    expect(policyFaults(policy)).toContainEqual({ field, limit, reason, against: null });
  });

  it('says what contradicts what', () => {
    expect(policyFaults(changed('rhythm', { days: 40, closeDays: 50 }))).toEqual([
      { field: 'rhythm.closeDays', limit: 40, reason: 'contradicts', against: 'rhythm.days' },
    ]);
    expect(policyFaults(changed('employer', { perWeek: 11 }))).toMatchObject([
      { field: 'employer.perWeek', limit: 10 },
    ]);
  });

  it('says of a whole number beyond all bounds its own bound, once', () => {
    const fault = { field: 'budget.offersPerDay', against: null };
    expect(policyFaults(changed('budget', { offersPerDay: 1e23 }))).toEqual([
      { ...fault, limit: 30, reason: 'too-much' },
    ]);
    expect(policyFaults(changed('budget', { offersPerDay: -1e23 }))).toEqual([
      { ...fault, limit: 0, reason: 'too-little' },
    ]);
  });

  it('says everything that is wrong at once', () => {
    expect(policyFaults({ ...changed('gap', { days: 1 }), cap: { per30Days: 9 } }).length).toBeGreaterThan(2);
    expect(policyFaults(null)).toMatchObject([{ field: '', reason: 'not-valid' }]);
  });

  it('is not the one a pool begins with', () => {
    expect(policyFaults(defaultPolicy)).toEqual([]);
  });
});

describe('numbers for some people', () => {
  it('may tighten, and never loosen', () => {
    expect(narrowerFaults({ gap: { days: 14 }, cap: { per365Days: 2 } }, defaultPolicy)).toEqual([]);
    expect(narrowerFaults({ gap: { days: 5 } }, defaultPolicy)).toEqual([
      { field: 'gap.days', limit: 7, reason: 'looser', against: 'gap.days' },
    ]);
    const standings = { cold: { cap: { per365Days: 5 } } };
    expect(policyFaults({ ...defaultPolicy, narrower: { standings } })).toEqual([
      { field: 'narrower.standings.cold.cap.per365Days', limit: 4, reason: 'looser', against: 'cap.per365Days' },
    ]);
  });

  it('may not wish for more days between close ties than between all: the fewer count', () => {
    const closeFault = { field: 'rhythm.closeDays', reason: 'contradicts', against: 'rhythm.days' };
    expect(narrowerFaults({ rhythm: { closeDays: 180 } }, defaultPolicy)).toEqual([{ ...closeFault, limit: 90 }]);
    expect(narrowerFaults({ rhythm: { days: 120, closeDays: 180 } }, defaultPolicy)).toEqual([
      { ...closeFault, limit: 120 },
    ]);
    expect(narrowerFaults({ rhythm: { days: 180, closeDays: 180 } }, defaultPolicy)).toEqual([]);
    expect(narrowerFaults({ rhythm: { closeDays: 90 } }, defaultPolicy)).toEqual([]);
    const tags = { t_1: { rhythm: { closeDays: 180 } } };
    expect(policyFaults({ ...defaultPolicy, narrower: { tags } })).toEqual([
      { ...closeFault, limit: 90, field: 'narrower.tags.t_1.rhythm.closeDays' },
    ]);
  });

  it('are of rules that look at one person, and of standings that there are', () => {
    expect(narrowerFaults({ budget: { offersPerDay: 1 } }, defaultPolicy)).toMatchObject([{ reason: 'unknown' }]);
    expect(policyFaults({ ...defaultPolicy, narrower: { standings: { warm: {} } } })).not.toEqual([]);
  });
});
