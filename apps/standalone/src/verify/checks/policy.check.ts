import type { Check } from '../check.js';
import { record } from '../fields.js';

/** What no pool may loosen, whoever decides there: the ceilings and floors of docs/etiquette.md, written down a second time. */
const ceilings: readonly [path: string, most: number][] = [
  ['cap.per30Days', 2],
  ['cap.per365Days', 12],
  ['cap.per365DaysReplied', 12],
  ['budget.offersPerDay', 30],
  ['budget.tiesPerDay', 10],
  ['budget.touchesPerDay', 30],
  ['budget.touchesPerWeek', 100],
  ['employer.perWeek', 20],
  ['employer.per30Days', 50],
];
const floors: readonly [path: string, least: number][] = [
  ['gap.days', 3],
  ['rhythm.days', 30],
  ['rhythm.closeDays', 30],
  ['backOff.baseDays', 30],
  ['backOff.factor', 1.5],
  ['backOff.concludedAfterDays', 7],
];

/** No policy is looser than the ceilings. */
export const policyCheck: Check = (_pool, line, prove) => {
  if (line.type !== 'pool.created' && line.type !== 'pool.policy-changed') return;
  const policy = record(line.data, 'policy');
  for (const [path, most] of ceilings) {
    const value = valueAt(policy, path);
    prove('policy', value <= most, () => `sets ${path} to ${String(value)}, ${String(most)} is the most`);
  }
  for (const [path, least] of floors) {
    const value = valueAt(policy, path);
    prove('policy', value >= least, () => `sets ${path} to ${String(value)}, ${String(least)} is the least`);
  }
};

/** NaN where it is missing, which is neither enough nor little enough. */
function valueAt(policy: Record<string, unknown>, path: string): number {
  const [rule = '', field = ''] = path.split('.');
  const value = record(policy, rule)[field];
  return typeof value === 'number' ? value : Number.NaN;
}
