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
  ['brake.shareLeft', 0.5],
];
/** Absent in policies that are older than the rule they are for. */
const newer = new Set(['brake.repliesPer100', 'brake.shareLeft']);
const floors: readonly [path: string, least: number][] = [
  ['gap.days', 3],
  ['rhythm.days', 30],
  ['rhythm.closeDays', 30],
  ['backOff.baseDays', 30],
  ['backOff.factor', 1.5],
  ['backOff.concludedAfterDays', 7],
  ['brake.repliesPer100', 13],
];

/** No policy is looser than the ceilings. */
export const policyCheck: Check = (_pool, line, prove) => {
  if (line.type !== 'pool.created' && line.type !== 'pool.policy-changed') return;
  const policy = record(line.data, 'policy');
  for (const [path, value, most] of said(policy, ceilings))
    prove('policy', value <= most, () => `sets ${path} to ${String(value)}, ${String(most)} is the most`);
  for (const [path, value, least] of said(policy, floors))
    prove('policy', value >= least, () => `sets ${path} to ${String(value)}, ${String(least)} is the least`);
};

/** Each number with its limit; without those that the policy is too old to have. */
function said(policy: Record<string, unknown>, limits: readonly (readonly [path: string, limit: number])[]) {
  return limits
    .map(([path, limit]) => [path, valueAt(policy, path), limit] as const)
    .filter(([path, value]) => !(newer.has(path) && Number.isNaN(value)));
}

/** NaN where it is missing, which is neither enough nor little enough. */
function valueAt(policy: Record<string, unknown>, path: string): number {
  const [rule = '', field = ''] = path.split('.');
  const value = record(policy, rule)[field];
  return typeof value === 'number' ? value : Number.NaN;
}
