import type { ContactFacts } from './facts.js';
import type { Folds } from './fold-types.js';
import type { Listed, Stay } from './review-facts.js';

/** What was said of letting somebody go. A word that they stay belongs to the list they are on, so that it can be taken back. */
export const reviewFolds: Folds = {
  'contact.review-listed': (facts, { seq, data: { of, until } }) => ({
    ...facts,
    review: {
      listed: { seq, of, until, later: null, said: seq, stayed: null },
      stayed: facts.review.listed?.stayed ?? facts.review.stayed,
    },
  }),
  'contact.reviewed': (facts, { seq, time, data: { decision, until } }) => {
    if (decision === 'keep') return stayed(facts, { seq, at: time });
    return relisted(facts, (listed) =>
      decision === 'later'
        ? { ...listed, said: seq, later: until }
        : { ...listed, said: seq, until: until ?? listed.until, later: null, stayed: null },
    );
  },
};

/** Counting begins anew with a word of ours that they stay. */
export function stayed(facts: ContactFacts, stay: Stay): ContactFacts {
  const { listed } = facts.review;
  if (listed === null) return { ...facts, review: { listed, stayed: stay } };
  return relisted(facts, (one) => ({ ...one, stayed: stay }));
}

function relisted(facts: ContactFacts, change: (listed: Listed) => Listed): ContactFacts {
  const { listed } = facts.review;
  return listed === null ? facts : { ...facts, review: { ...facts.review, listed: change(listed) } };
}
