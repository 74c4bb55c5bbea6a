import type { z } from 'zod';
import { isBeyondExact } from '#libs/kernel/whole-numbers.js';
import { narrowerSchema, policySchema, type Narrower, type Policy } from './policy.js';

/**
 * What is wrong with numbers that somebody wants to set. `limit`: the number it had to keep, null where there is none.
 * too-much, too-little: beyond a ceiling or a floor · unknown: there is no such rule or number · not-valid: missing or
 * no number · contradicts: it does not go together with `against` · looser: `against` is tighter already.
 */
export interface PolicyFault {
  field: string;
  limit: number | null;
  reason: 'too-much' | 'too-little' | 'unknown' | 'not-valid' | 'contradicts' | 'looser';
  against: string | null;
}

/** Pairs of which the first may not be more than the second. */
const ordered: readonly (readonly [less: string, more: string])[] = [
  ['cap.per30Days', 'cap.per365Days'],
  ['cap.per365Days', 'cap.per365DaysReplied'],
  ['rhythm.closeDays', 'rhythm.days'],
  ['budget.tiesPerDay', 'budget.offersPerDay'],
  ['budget.touchesPerDay', 'budget.touchesPerWeek'],
  ['employer.perWeek', 'employer.per30Days'],
];

/** Everything that is wrong with a policy; none of it may be adopted then. */
export function policyFaults(policy: unknown): PolicyFault[] {
  const read = policySchema.safeParse(policy);
  if (!read.success) return faultsIn(read.error);
  const { narrower } = read.data;
  const lists = { standings: narrower?.standings ?? {}, tags: narrower?.tags ?? {} };
  const some = Object.entries(lists).flatMap(([list, all]) =>
    Object.entries(all).flatMap(([name, one]) => looser(one, read.data, `narrower.${list}.${name}.`)),
  );
  return [...contradictions(read.data), ...some];
}

/** The same of numbers for some people only, beside the policy that holds for all. */
export function narrowerFaults(narrower: unknown, policy: Policy): PolicyFault[] {
  const read = narrowerSchema.safeParse(narrower);
  return read.success ? looser(read.data, policy, '') : faultsIn(read.error);
}

/** Numbers for some people, each with the pool's; `least`: more is tighter. */
export function narrowNumbers(
  narrower: Narrower,
  policy: Policy,
): { field: string; value: number; pools: number; least: boolean }[] {
  return Object.entries(narrower).flatMap(([group, numbers]) =>
    Object.entries(numbers as Record<string, number | undefined>).flatMap(([name, value]) => {
      const pools = numberAt(policy, `${group}.${name}`);
      return value === undefined ? [] : [{ field: `${group}.${name}`, value, pools, least: group !== 'cap' }];
    }),
  );
}

function contradictions(policy: Policy): PolicyFault[] {
  return ordered.flatMap(([less, more]) => {
    const limit = numberAt(policy, more);
    if (numberAt(policy, less) <= limit) return [];
    return [{ field: less, limit, reason: 'contradicts' as const, against: more }];
  });
}

function looser(narrower: Narrower, policy: Policy, prefix: string): PolicyFault[] {
  const all = narrowNumbers(narrower, policy)
    .filter(({ value, pools, least }) => (least ? value < pools : value > pools))
    .map(({ field, pools }): PolicyFault => {
      return { field: `${prefix}${field}`, limit: pools, reason: 'looser', against: field };
    });
  return [...all, ...withoutEffect(narrower, policy, prefix)];
}

/** More days for close ties than for all hold for nobody: the fewer count. */
function withoutEffect({ rhythm }: Narrower, policy: Policy, prefix: string): PolicyFault[] {
  const limit = Math.max(rhythm?.days ?? 0, policy.rhythm.days);
  if (rhythm?.closeDays === undefined || rhythm.closeDays <= limit) return [];
  return [{ field: `${prefix}rhythm.closeDays`, limit, reason: 'contradicts', against: 'rhythm.days' }];
}

function numberAt(policy: Policy, path: string): number {
  const [group = '', name = ''] = path.split('.');
  return (policy as unknown as Record<string, Record<string, number>>)[group]?.[name] ?? Number.NaN;
}

/** Every number of a policy has bounds of its own, which are what is said. */
function faultsIn({ issues }: z.core.$ZodError): PolicyFault[] {
  return issues.filter((issue) => !isBeyondExact(issue)).flatMap(faultsOf);
}

function faultsOf(issue: z.core.$ZodIssue): PolicyFault[] {
  const field = issue.path.map(String).join('.');
  const fault = (reason: PolicyFault['reason'], limit: number | null = null) => ({
    field,
    limit,
    reason,
    against: null,
  });
  if (issue.code === 'too_big') return [fault('too-much', Number(issue.maximum))];
  if (issue.code === 'too_small') return [fault('too-little', Number(issue.minimum))];
  if (issue.code !== 'unrecognized_keys') return [fault('not-valid')];
  return issue.keys.map((key) => ({
    ...fault('unknown'),
    field: [field, key].filter((part) => part !== '').join('.'),
  }));
}
