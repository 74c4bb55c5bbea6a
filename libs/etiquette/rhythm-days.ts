import type { Policy } from '#libs/events/policy.js';
import type { Rhythm } from '#libs/events/words.js';
import type { ContactFacts } from './facts.js';
import { days } from './time.js';

/** A tie is close while their last reply is not older than this. */
const CLOSE_DAYS = 180;

const kept: Record<Rhythm, number> = { quarterly: 90, 'half-yearly': 180, yearly: 365, 'occasion-only': 0 };

/** Days between two messages that a kept rhythm asks for; 0 for `occasion-only`, which leaves it to the policy. */
export function keptDays(rhythm: Rhythm): number {
  return kept[rhythm];
}

/** Whether they replied within 180 days. */
export function isClose(facts: ContactFacts, now: number): boolean {
  return now < closeEnds(facts);
}

/** When the tie ends to be close unless they write again; 0 if they never replied. */
export function closeEnds(facts: ContactFacts): number {
  const reply = facts.responses.at(-1);
  return reply === undefined ? 0 : reply.at + days(CLOSE_DAYS);
}

/** The longest rhythm anybody keeps this contact with, in days; 0 without one. */
export function longestKept(facts: ContactFacts): number {
  return Math.max(0, ...facts.kept.map(({ rhythm }) => kept[rhythm]));
}

/**
 * Days from the last exchange to the next message that is not between us: the policy's (fewer for a close tie), or the
 * kept rhythm if that is longer: the writer's own, else the longest anybody keeps. Doubled by their wish "less often".
 */
export function rhythmDays(facts: ContactFacts, member: string | null, policy: Policy, close: boolean): number {
  const own = facts.kept.find((one) => one.member === member && kept[one.rhythm] > 0);
  const wished = own === undefined ? longestKept(facts) : kept[own.rhythm];
  const base = Math.max(close ? policy.rhythm.closeDays : policy.rhythm.days, wished);
  return facts.lessOften ? 2 * base : base;
}
