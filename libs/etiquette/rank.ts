import type { LiveOccasion } from './case.js';
import type { ContactFacts } from './facts.js';
import { rankOf } from './occasion-class.js';

/** A contact with the reason it would be offered for. */
export interface Ranked {
  facts: ContactFacts;
  occasion: LiveOccasion;
}

/**
 * The order in which a round judges its candidates: the better kind of reason, the stronger tie, the fresher reason
 * (a tie has no freshness), fewer messages so far, and the contact's id last, so that the order is always the same.
 */
export function rank<Row extends Ranked>(rows: Row[]): Row[] {
  return [...rows].sort(
    (a, b) =>
      rankOf(a.occasion.kind) - rankOf(b.occasion.kind) ||
      tieOf(b.facts) - tieOf(a.facts) ||
      freshness(b.occasion) - freshness(a.occasion) ||
      a.facts.touches.length - b.facts.touches.length ||
      (a.facts.contact < b.facts.contact ? -1 : 1),
  );
}

/** How much there is between them and us: they replied, met us, are kept, applied, are connected. */
function tieOf({ responses, met, kept, applications, connected }: ContactFacts): number {
  if (responses.length > 0) return 5;
  if (met !== null) return 4;
  if (kept.length > 0) return 3;
  if (applications.some(({ state }) => state !== 'gone')) return 2;
  return connected.length > 0 ? 1 : 0;
}

function freshness(occasion: LiveOccasion): number {
  return occasion.class === 'd' ? 0 : occasion.at;
}
