import type { Policy, PolicyPart } from '../api/policy.js';
import { numberAt } from './draft.js';
import type { Change } from './draft.js';

const kinds = ['standings', 'tags'] as const;

/** Some of the people, for whom numbers may be stricter: those of a standing, or with a tag. */
export interface Some {
  of: (typeof kinds)[number];
  name: string;
}

/** For whom any of these policies has numbers of their own. */
export function someOf(...policies: Policy[]): Some[] {
  return kinds.flatMap((of) => {
    const names = new Set(policies.flatMap(({ narrower }) => Object.keys(narrower?.[of] ?? {})));
    return [...names].map((name) => ({ of, name }));
  });
}

/** The numbers that a policy has for them alone. */
export function partFor({ narrower }: Policy, { of, name }: Some): PolicyPart {
  return narrower?.[of]?.[name] ?? {};
}

/** Which numbers a part has. */
export function pathsOf(part: PolicyPart): string[] {
  return Object.entries(part).flatMap(([group, numbers]) => Object.keys(numbers).map((name) => `${group}.${name}`));
}

/** What two policies mean otherwise for some: where they have no number of their own, everybody's counts for them. */
export function narrowerChanges(from: Policy, to: Policy): { some: Some; changes: Change[] }[] {
  const numberFor = (policy: Policy, some: Some, path: string) =>
    numberAt(partFor(policy, some), path) ?? numberAt(policy, path);
  return someOf(from, to)
    .map((some) => {
      const paths = new Set([from, to].flatMap((policy) => pathsOf(partFor(policy, some))));
      const changes = [...paths]
        .map((path) => ({ path, from: numberFor(from, some, path), to: numberFor(to, some, path) }))
        .filter((change) => change.from !== change.to);
      return { some, changes };
    })
    .filter(({ changes }) => changes.length > 0);
}
