import type { ContactFacts, Due } from './facts.js';

/** Of each ground the first time it was said. */
export function restrictedBy(all: ContactFacts['restricted']): ContactFacts['restricted'] {
  const grounds = [...new Set(all.map(({ ground }) => ground))];
  return grounds.map((ground) => {
    return { ground, at: Math.min(...all.filter((one) => one.ground === ground).map(({ at }) => at)) };
  });
}

/**
 * Nobody goes earlier by a merge: of each kind the latest. That a platform deleted one of them, whom it alone had told
 * of, erases nobody of whom others told too: the privacy role decides.
 */
export function duesOf(parts: readonly ContactFacts[]): Due[] {
  const all = parts.flatMap(({ dues }) => dues).sort((a, b) => a.at - b.at || a.seq - b.seq);
  const latestOf = [...new Map(all.map((due) => [due.kind, due])).values()];
  return latestOf.filter(
    ({ kind }) => kind !== 'forgotten' || parts.every(({ dues }) => dues.some((due) => due.kind === kind)),
  );
}
