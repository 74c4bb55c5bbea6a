import type { Policy } from '#libs/events/policy.js';
import type { Case, LiveOccasion } from './case.js';
import type { Home } from './write-between.js';
import type { ContactFacts } from './facts.js';
import { judge } from './judge.js';
import { localDay } from './local-day.js';
import { occasionsAhead } from './occasions.js';

/** What of a pool a look into the future needs. */
export interface PoolNumbers {
  policy: Policy;
  home: Home;
  /** ids of the contact's tags that have numbers of their own */
  tags: readonly string[];
}

/**
 * When Kith would first have a reason and the room to suggest this contact to anybody, if nothing else happens; null if
 * something must happen first. For display only; budgets and employers aside.
 */
export function nextLookAt(facts: ContactFacts, pool: PoolNumbers, now: number): number | null {
  const looks = occasionsAhead(facts, pool.policy, now)
    .map((occasion) => lookAt(facts, occasion, pool, now))
    .filter((at) => at !== null);
  return looks.length === 0 ? null : Math.min(...looks);
}

function lookAt(facts: ContactFacts, occasion: LiveOccasion, pool: PoolNumbers, now: number): number | null {
  const start = Math.max(now, occasion.from, facts.snoozedUntil ?? 0);
  const { from } = judge(anybodys(facts, occasion, pool, start), pool.policy, start);
  return from === null || (occasion.until !== null && from >= occasion.until) ? null : from;
}

function anybodys(contact: ContactFacts, occasion: LiveOccasion, { home, tags }: PoolNumbers, at: number): Case {
  return {
    contact,
    tags,
    occasion,
    member: null,
    employer: null,
    asked: null,
    channel: null,
    day: localDay(at, 'utc'),
    zone: 'utc',
    home,
    mode: 'ask-anyone',
    suggestion: null,
    backlog: 0,
  };
}
