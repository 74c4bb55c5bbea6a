import type { OccasionKind } from '#libs/events/words.js';
import type { ContactFacts } from './facts.js';

interface Cited {
  kind: OccasionKind;
  events: number[];
}

/** An occasion that was withheld and the rules that failed, as `facts.withheld` holds them. */
export function withheldAs(occasion: Cited, failing: { rule: string }[]): { of: string; rules: string } {
  const rules = failing.map(({ rule }) => rule).sort();
  return { of: [occasion.kind, ...occasion.events].join(':'), rules: rules.join(' ') };
}

/**
 * Whether the ledger already says that this occasion is withheld by this set of rules: it is told whenever the set becomes
 * another one, and once more after an event that asks for everything anew (`anew`, its seq; `asksAnew`), so that the newest
 * always stands for what keeps it back, in the outlook and for whoever asks again.
 */
export function isToldWithheld(
  { withheld }: ContactFacts,
  occasion: Cited,
  failing: { rule: string }[],
  anew: number,
): boolean {
  const told = withheldAs(occasion, failing);
  return withheld?.of === told.of && withheld.rules === told.rules && withheld.seq > anew;
}
