import { narrowNumbers } from '#libs/events/policy-faults.js';
import { defaultPolicy, type Narrower, type Policy } from '#libs/events/policy.js';
import type { ContactFacts } from './facts.js';
import { standing } from './standing.js';

/**
 * The numbers that hold for one contact at `now`: the pool's, and of those for their standing, for their tags (`tags`: ids)
 * and of their own wish each that is tighter. Nothing of these ever loosens, also not after the pool's own have changed.
 */
export function narrowed(policy: Policy, facts: ContactFacts, tags: readonly string[], now: number): Policy {
  return narrowersFor(policy, facts, tags, now).reduce(tightened, policy);
}

function narrowersFor({ narrower }: Policy, facts: ContactFacts, tags: readonly string[], now: number): Narrower[] {
  const byStanding: Readonly<Record<string, Narrower>> = narrower?.standings ?? {};
  const own = facts.narrower ?? null;
  const all = [
    Object.keys(byStanding).length === 0 ? undefined : byStanding[standing(facts, now)],
    ...tags.map((tag) => narrower?.tags?.[tag]),
    own ?? undefined,
  ];
  return all.filter((one) => one !== undefined);
}

/** Of each number the tighter one. */
function tightened(policy: Policy, narrower: Narrower): Policy {
  const { cap, gap, rhythm, backOff } = policy;
  const groups: Record<string, Record<string, number>> = {
    cap: { ...cap },
    gap: { ...gap },
    rhythm: { ...rhythm },
    backOff: { ...backOff },
  };
  for (const { field, value, pools, least } of narrowNumbers(narrower, policy)) {
    const [group = '', name = ''] = field.split('.');
    const numbers = groups[group];
    if (numbers !== undefined) numbers[name] = least ? Math.max(value, pools) : Math.min(value, pools);
  }
  return { ...policy, ...(groups as unknown as Pick<Policy, 'cap' | 'gap' | 'rhythm' | 'backOff'>) };
}

/** Of the wishes of several who are one, each number the tightest; null where nobody wished anything. */
export function narrowest(wishes: readonly (Narrower | null | undefined)[]): Narrower | null {
  const said = wishes.filter((one) => one !== null && one !== undefined);
  return said.length < 2 ? (said[0] ?? null) : said.reduce(tighter);
}

function tighter(a: Narrower, b: Narrower): Narrower {
  const all: Record<string, Record<string, number>> = {};
  for (const { field, value, least } of [a, b].flatMap((wish) => narrowNumbers(wish, defaultPolicy))) {
    const [group = '', name = ''] = field.split('.');
    const numbers = (all[group] ??= {});
    const known = numbers[name] ?? value;
    numbers[name] = least ? Math.max(value, known) : Math.min(value, known);
  }
  return all;
}
