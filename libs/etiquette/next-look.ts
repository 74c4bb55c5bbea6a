import type { Policy } from '#libs/events/policy.js';
import type { Case, LiveOccasion } from './case.js';
import type { ContactFacts } from './facts.js';
import { judge } from './judge.js';
import { localDay } from './local-day.js';
import { occasionsAhead } from './occasions.js';

/**
 * When Kith would first have a reason and the room to suggest this contact to anybody, if nothing else happens; null if
 * something must happen first. For display only; budgets and employers aside.
 */
export function nextLookAt(facts: ContactFacts, policy: Policy, now: number): number | null {
  const looks = occasionsAhead(facts, policy, now)
    .map((occasion) => lookAt(facts, occasion, policy, now))
    .filter((at) => at !== null);
  return looks.length === 0 ? null : Math.min(...looks);
}

function lookAt(facts: ContactFacts, occasion: LiveOccasion, policy: Policy, now: number): number | null {
  const start = Math.max(now, occasion.from, facts.snoozedUntil ?? 0);
  const { from } = judge(anybodys(facts, occasion, start), policy, start);
  return from === null || (occasion.until !== null && from >= occasion.until) ? null : from;
}

function anybodys(contact: ContactFacts, occasion: LiveOccasion, at: number): Case {
  return {
    contact,
    occasion,
    member: null,
    employer: null,
    asked: null,
    channel: null,
    day: localDay(at, 'utc'),
    zone: 'utc',
    mode: 'ask-anyone',
    suggestion: null,
    backlog: 0,
  };
}
