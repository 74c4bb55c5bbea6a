import type { Policy, PolicyBound, Rehearsal } from '../api/policy.js';

/** What somebody wants to be otherwise, by path; a text is what is no number yet. */
export type Draft = Readonly<Record<string, number | string>>;

/** One number that differs between two policies. */
export interface Change {
  path: string;
  from: number | string | null;
  to: number | string | null;
}

/** The number at a path; null where there is none. */
export function numberAt(policy: Readonly<Record<string, unknown>>, path: string): number | string | null {
  const [group = '', name = ''] = path.split('.');
  return (policy[group] as Record<string, number | string> | undefined)?.[name] ?? null;
}

/** The policy with these numbers in place of its own. */
export function withDraft(policy: Policy, draft: Draft): Policy {
  return Object.entries(draft).reduce<Policy>((all, [path, value]) => {
    const [group = '', name = ''] = path.split('.');
    return { ...all, [group]: { ...(all[group] as object), [name]: value } };
  }, policy);
}

/** In which of these numbers two policies differ. */
export function changesOf(from: Policy, to: Policy, bounds: Record<string, PolicyBound>): Change[] {
  return Object.keys(bounds)
    .map((path) => ({ path, from: numberAt(from, path), to: numberAt(to, path) }))
    .filter((change) => change.from !== change.to);
}

/** Paths by their group, in their order. */
export function groupsOf(bounds: Record<string, PolicyBound>): [group: string, paths: string[]][] {
  const groups = new Map<string, string[]>();
  for (const path of Object.keys(bounds)) {
    const [group = ''] = path.split('.');
    groups.set(group, [...(groups.get(group) ?? []), path]);
  }
  return [...groups];
}

/** Whether a rehearsal was of these two policies, as far as these numbers go. */
export function isOf(
  { asked }: Pick<Rehearsal, 'asked'>,
  policies: { now: Policy; other: Policy },
  bounds: Record<string, PolicyBound>,
): boolean {
  if (asked === null) return false;
  const { now, other } = asked.policies;
  return changesOf(now, policies.now, bounds).length + changesOf(other, policies.other, bounds).length === 0;
}
