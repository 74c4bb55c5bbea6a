import type { Policy } from '#libs/events/policy.js';
import { lastApplication } from './applications.js';
import type { LiveOccasion } from './case.js';
import { isDormant } from './dormant.js';
import type { ContactFacts } from './facts.js';
import { keptDays, rhythmOver } from './rhythm-days.js';
import { stricterParts } from './stricter.js';

/**
 * The tie itself as a reason (class d): of every member who keeps the contact with a rhythm, or, where nobody keeps
 * them, of anybody if they ever replied or met us, or applied within 24 months. It is due one rhythm after the last
 * exchange, meeting or application; a kept contact without any of these at once. An imported connection alone is no tie, `occasion-only` wants none, and of a dormant tie
 * nothing is due by itself.
 */
export function tieOccasions(facts: ContactFacts, policy: Policy, now: number): LiveOccasion[] {
  if (isDormant(facts)) return [];
  if (facts.kept.length === 0) return tieOfNobody(facts, policy, now);
  return facts.kept
    .filter(({ rhythm }) => keptDays(rhythm) > 0)
    .map(({ seq, at, member }) => tieOf(facts, policy, now, { seq, at, member }));
}

/** Where nobody keeps them: for good once they replied or met us, for a while after an application. */
function tieOfNobody(facts: ContactFacts, policy: Policy, now: number): LiveOccasion[] {
  const last = lastMutual(facts);
  if (last !== null) return [tieOf(facts, policy, now, { ...last, member: null })];
  const applied = lastApplication(facts);
  if (applied === null) return [];
  return [{ ...tieOf(facts, policy, now, { ...applied, member: null }), until: applied.until }];
}

/** The last exchange, meeting or application, whichever is latest. */
export function lastSign(facts: ContactFacts): { seq: number; at: number } | null {
  const [mutual, applied] = [lastMutual(facts), lastApplication(facts)];
  return applied !== null && applied.at > (mutual?.at ?? 0) ? applied : mutual;
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
  const since = Math.max(lastSign(facts)?.at ?? 0, facts.tieRestsSince ?? 0);
  const whole = [facts, ...stricterParts(facts)];
  const from =
    since === 0 ? at : Math.max(...whole.map((one) => rhythmOver({ facts: one, member, policy }, since, now)));
  return { kind: 'tie', class: 'd', events: [seq], at, from, until: null, member, followUp: false, hop: 0 };
}
