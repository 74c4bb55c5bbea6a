import type { ContactFacts } from './facts.js';
import { lastAsked } from './last-asked.js';
import type { MergedFacts } from './merged-facts.js';
import { isStrict, unite } from './unite.js';

/**
 * What a merged contact is also judged as, until their next sign after the merge: each side of it as it stood alone,
 * with everything that came since. So what a rule refused for either just before, it refuses just after; without this a
 * reply to one of them would end the silence of the other. None of a contact that was never merged.
 */
export function stricterParts(facts: ContactFacts): readonly ContactFacts[] {
  return facts.merged === undefined ? [] : partsOf(facts, facts.merged);
}

const partsOf = lastAsked((facts: ContactFacts, merged: MergedFacts<ContactFacts>): ContactFacts[] => {
  const sides = new Map(merged.parts.map((part) => [part.contact, [part]]));
  const stricter: ContactFacts[] = [];
  for (const join of merged.joins) {
    const into = sides.get(join.into) ?? [];
    const from = sides.get(join.from) ?? [];
    if (isStrict(facts, join)) {
      stricter.push(unite(join.into, into, join.before.into), unite(join.from, from, join.before.from));
    }
    sides.set(join.into, [...into, ...from]);
  }
  return stricter;
});
