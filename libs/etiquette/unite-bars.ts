import type { ContactFacts, Due } from './facts.js';
import type { Review } from './review-facts.js';

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

/** The latest word of any counts; who was listed for something that is not so of the whole is listed anew. */
export function reviewOf(parts: readonly ContactFacts[]): Review {
  const reviews = parts.map(({ review }) => review);
  return {
    listed: reviews.map(({ listed }) => listed).reduce((a, b) => ((b?.seq ?? 0) > (a?.seq ?? 0) ? b : a)),
    stayed: reviews
      .flatMap(({ listed, stayed }) => [stayed, listed?.stayed ?? null])
      .reduce((a, b) => ((b?.at ?? 0) > (a?.at ?? 0) ? b : a)),
  };
}

/** The longest "not now" of any part. */
export function closedLongest(facts: ContactFacts, parts: readonly ContactFacts[]): ContactFacts {
  const [longest] = [facts, ...parts].sort((a, b) => (b.closeUntil ?? 0) - (a.closeUntil ?? 0));
  if (longest === undefined) return facts;
  const { closeUntil, dateGiven, closeSeq } = longest;
  return { ...facts, closeUntil, dateGiven, closeSeq };
}
