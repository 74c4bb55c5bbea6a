import { describe, expect, it, test } from '@jest/globals';
import { fc } from '#libs/testing/fast-check.js';
import { settled } from '#libs/testing/settled.js';
import { policyBounds } from './policy-bounds.js';
import { defaultPolicy, policySchema } from './policy.js';

type Numbers = Record<string, Record<string, number>>;
type Bound = [number: string, floor: number, ceiling: number];

/** What docs/etiquette.md promises, said a second time: no number of the policy may go beyond. */
const bounds: Bound[] = [
  ['cap.per30Days', 0, 2],
  ['cap.per365Days', 0, 12],
  ['cap.per365DaysReplied', 0, 12],
  ['gap.days', 3, 3650],
  ['rhythm.days', 30, 3650],
  ['rhythm.closeDays', 30, 3650],
  ['backOff.baseDays', 30, 3650],
  ['backOff.factor', 1.5, 10],
  ['backOff.concludedAfterDays', 7, 26],
  ['budget.offersPerDay', 0, 30],
  ['budget.tiesPerDay', 0, 10],
  ['budget.touchesPerDay', 0, 30],
  ['budget.touchesPerWeek', 0, 100],
  ['brake.repliesPer100', 13, 50],
  ['brake.shareLeft', 0, 0.5],
  ['employer.perWeek', 0, 20],
  ['employer.per30Days', 0, 50],
  ['occasion.lifeDays', 1, 30],
  ['occasion.newJobDays', 1, 30],
  ['occasion.connectedDays', 1, 30],
  ['occasion.metDays', 1, 30],
  ['offer.workingDays', 1, 20],
  ['offer.presumedAfterHours', 24, 168],
];

const paths = (policy: Numbers) =>
  Object.entries(policy).flatMap(([group, numbers]) => Object.keys(numbers).map((name) => `${group}.${name}`));
const at = (policy: Numbers, path: string): number => {
  const [group = '', name = ''] = path.split('.');
  return policy[group]?.[name] ?? Number.NaN;
};
const withNumber = (policy: Numbers, path: string, value: number): Numbers => {
  const [group = '', name = ''] = path.split('.');
  return { ...policy, [group]: { ...policy[group], [name]: value } };
};
const changed = (path: string, value: number) => withNumber(defaultPolicy, path, value);
const isLawful = (policy: unknown) => policySchema.safeParse(policy).success;
const numbers = fc.oneof(
  fc.integer({ min: -5, max: 60 }),
  fc.double({ min: -1, max: 5000, noNaN: true }),
  fc.constantFrom(Number.POSITIVE_INFINITY, Number.NaN, Number.MAX_VALUE, Number.MIN_VALUE),
);

describe('the policy', () => {
  it('has a floor and a ceiling for every number', () => {
    expect(paths(defaultPolicy).sort()).toEqual(bounds.map(([path]) => path).sort());
    expect(isLawful(defaultPolicy)).toBe(true);
  });

  it('says them, and which numbers know no fractions', () => {
    const said = Object.entries(policyBounds).map(([path, { least, most }]) => [path, least, most]);
    expect(said.sort()).toEqual([...bounds].sort());
    expect(paths(defaultPolicy).map((path) => policyBounds[path]?.initial)).toEqual(
      paths(defaultPolicy).map((path) => at(defaultPolicy, path)),
    );
    expect([policyBounds['cap.per30Days']?.whole, policyBounds['gap.days']?.whole]).toEqual([true, false]);
  });

  test.each(bounds)('%s goes from %d to %d and no further', (path, floor, ceiling) => {
    expect([floor, ceiling].map((value) => isLawful(changed(path, value)))).toEqual([true, true]);
    expect([floor - 0.5, ceiling + 0.5].map((value) => isLawful(changed(path, value)))).toEqual([false, false]);
    expect([floor - 1, ceiling + 1].map((value) => isLawful(changed(path, value)))).toEqual([false, false]);
  });

  it('that the schema lets through is never looser than its ceilings, whatever else is wrong with it', () => {
    const some = fc.array(fc.tuple(fc.constantFrom(...bounds.map(([path]) => path)), numbers), { maxLength: 4 });
    let lawful = 0;
    fc.assert(
      fc.property(some, (changes) => {
        const policy = changes.reduce<Numbers>((one, [path, value]) => withNumber(one, path, value), defaultPolicy);
        if (!isLawful(policy)) return;
        lawful += 1;
        for (const [path, floor, ceiling] of bounds) {
          expect(at(policy, path)).toBeGreaterThanOrEqual(floor);
          expect(at(policy, path)).toBeLessThanOrEqual(ceiling);
        }
      }),
      { numRuns: 2000, examples: settled(1000, some) },
    );
    expect(lawful).toBeGreaterThan(200);
  });
});
