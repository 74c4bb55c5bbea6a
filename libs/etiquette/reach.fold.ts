import { withWays } from './bounces.js';
import type { ContactFacts } from './facts.js';
import type { EventMap, Folds } from './fold-types.js';

const KEPT_BOUNCES = 16;
const KEPT_ABSENCES = 8;

/** What kept messages from reaching them. Neither is a sign of theirs. */
export const reachFolds: Folds = {
  'interaction.bounced': (facts, { seq, occurredAt: at, time: known, data: { of, left } }) => ({
    ...facts,
    bounced: [...facts.bounced, { seq, at, known, of, left }].slice(-KEPT_BOUNCES),
  }),
  'interaction.out-of-office': (facts, { seq, occurredAt: at, data: { back, until } }) => ({
    ...facts,
    absences: [...facts.absences, { seq, at, back, until }]
      .sort((a, b) => a.at - b.at || a.seq - b.seq)
      .slice(-KEPT_ABSENCES),
  }),
};

/** To another part of them a message came back: what reaches this one then reaches the whole, as long as they are one. */
export function bouncedElsewhere(
  facts: ContactFacts,
  { seq, data: { elsewhere } }: EventMap['interaction.bounced'],
): ContactFacts {
  return { ...facts, waysFound: withWays(facts.waysFound, { seq, ways: elsewhere?.[facts.contact] ?? [] }) };
}

/** An address works after all, which then is a way; or they are back. */
export function reachRetracted(
  facts: ContactFacts,
  { seq, data: { of, what } }: EventMap['interaction.retracted'],
): ContactFacts {
  if (what === 'absence') return { ...facts, absences: facts.absences.filter((absence) => absence.seq !== of) };
  const others = facts.bounced.filter((bounce) => bounce.seq !== of);
  if (others.length === facts.bounced.length) return facts;
  return { ...facts, bounced: others, waysFound: withWays(facts.waysFound, { seq, ways: ['email'] }) };
}
