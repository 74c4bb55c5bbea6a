import { defaultPolicy } from '#libs/events/policy.js';
import type { Case, LiveOccasion } from '../case.js';
import type { MemberFacts } from '../desk-facts.js';
import type { ContactFacts } from '../facts.js';
import { localDay } from '../local-day.js';
import { newMemberFacts } from '../member.fold.js';
import { liveOccasions } from '../occasions.js';

/** The best reason that lives for a member (or anybody) at `now`, by the default policy. */
export function reasonOf(facts: ContactFacts, now: number, member: string | null = 'm_ada'): LiveOccasion | null {
  return liveOccasions(facts, member, defaultPolicy, now)[0] ?? null;
}

/** A case of a round for Ada, in UTC, with room in every respect that is not said otherwise. */
export function caseFor(contact: ContactFacts, now: number, more: Partial<Case> = {}): Case {
  const member: MemberFacts = newMemberFacts('m_ada');
  return {
    contact,
    member,
    employer: null,
    occasion: reasonOf(contact, now),
    asked: null,
    channel: null,
    day: localDay(now, more.zone ?? 'utc'),
    zone: 'utc',
    home: { zone: 'utc', country: 'DE' },
    mode: 'offer',
    suggestion: null,
    backlog: 0,
    ...more,
  };
}
