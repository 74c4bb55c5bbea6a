import type { Policy } from '#libs/events/policy.js';
import type { LiveOccasion } from './case.js';
import type { ContactFacts } from './facts.js';
import { keptDays, rhythmOver } from './rhythm-days.js';

/**
 * The tie itself as a reason (class d): of every member who keeps the contact with a rhythm, or, where nobody keeps
 * them, of anybody if they ever replied or met us. It is due one rhythm after the last exchange or meeting; a kept
 * contact without either at once. An imported connection alone is no tie, and `occasion-only` wants none.
 */
export function tieOccasions(facts: ContactFacts, policy: Policy, now: number): LiveOccasion[] {
  const last = lastMutual(facts);
  if (facts.kept.length === 0) return last === null ? [] : [tieOf(facts, policy, now, { ...last, member: null })];
  return facts.kept
    .filter(({ rhythm }) => keptDays(rhythm) > 0)
    .map(({ seq, at, member }) => tieOf(facts, policy, now, { seq, at, member }));
}

/** The last exchange, or the last meeting if that is later. */
export function lastMutual({ met, lastExchangeAt, lastExchangeSeq }: ContactFacts): { seq: number; at: number } | null {
  if (lastExchangeAt === null || lastExchangeSeq === null) return met;
  return met !== null && met.at > lastExchangeAt ? met : { seq: lastExchangeSeq, at: lastExchangeAt };
}

function tieOf(
  facts: ContactFacts,
  policy: Policy,
  now: number,
  { seq, at, member }: { seq: number; at: number; member: string | null },
): LiveOccasion {
  const since = Math.max(lastMutual(facts)?.at ?? 0, facts.tieRestsSince ?? 0);
  const from = since === 0 ? at : rhythmOver({ facts, member, policy }, since, now);
  return { kind: 'tie', class: 'd', events: [seq], at, from, until: null, member, followUp: false, hop: 0 };
}
