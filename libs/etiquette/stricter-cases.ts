import type { Verdict } from '#libs/events/words.js';
import type { Case } from './case.js';
import type { ContactFacts } from './facts.js';
import { stricterParts } from './stricter.js';

/**
 * Rules that look at the member, at the one open offer or at the reason itself: a part on its own has nothing to add. Nor
 * has it for `country`: whoever knows us by either of their entries knows us; nor for `bounced`: an address that works is
 * theirs, whichever entry bears it, and where nobody could write no sign of theirs would ever end it (ADR 22).
 */
export const ofTheWhole: ReadonlySet<string> = new Set([
  'reserved',
  'budget',
  'brake',
  'occasion',
  'country',
  'bounced',
]);

/** The same message judged for each stricter part. What they wrote and the open offer are the whole's. */
export function stricterCases(theCase: Case): Case[] {
  const { contact } = theCase;
  if (contact.merged === undefined) return [];
  return stricterParts(contact).map((part) => ({
    ...theCase,
    contact: { ...part, owed: contact.owed, offer: contact.offer },
    employer: employerOf(part, theCase),
  }));
}

/** The verdict that fails the longest; the first one if none fails. */
export function strictest(verdicts: readonly Verdict[]): Verdict {
  const [first, ...others] = verdicts;
  if (first === undefined) throw new RangeError('a rule judges at least one case');
  return others.reduce((worst, one) => (waitOf(one) > waitOf(worst) ? one : worst), first);
}

function waitOf({ ok, until }: Verdict): number {
  if (ok) return Number.NEGATIVE_INFINITY;
  return until ?? Number.POSITIVE_INFINITY;
}

function employerOf({ employer }: ContactFacts, theCase: Case): Case['employer'] {
  if (employer === null) return null;
  const known = [theCase.employer, ...(theCase.partEmployers ?? [])];
  return known.find((one) => one?.employer === employer) ?? { employer, persons: [] };
}
