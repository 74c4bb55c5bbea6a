import type { Policy } from '#libs/events/policy.js';
import type { Rhythm } from '#libs/events/words.js';
import type { ContactFacts } from './facts.js';
import { days, firstMoment } from './time.js';

/** A tie is close while their last reply is not older than this. */
const CLOSE_DAYS = 180;

const kept: Record<Rhythm, number> = { quarterly: 90, 'half-yearly': 180, yearly: 365, 'occasion-only': 0 };

/** Days between two messages that a kept rhythm asks for; 0 for `occasion-only`, which leaves it to the policy. */
export function keptDays(rhythm: Rhythm): number {
  return kept[rhythm];
}

/** Whether they ever replied; an invitation, accepted or sent, is no reply. */
export function hasReplied({ responses }: ContactFacts): boolean {
  return responses.some(({ sign }) => sign === 'words');
}

/** Whether they replied within 180 days. */
export function isClose(facts: ContactFacts, now: number): boolean {
  return now < closeEnds(facts);
}

/** When the tie ends to be close unless they write again; 0 if they never replied. */
export function closeEnds(facts: ContactFacts): number {
  const reply = facts.responses.findLast(({ sign }) => sign === 'words');
  return reply === undefined ? 0 : reply.at + days(CLOSE_DAYS);
}

/** The longest rhythm anybody keeps this contact with, in days; 0 without one. */
export function longestKept(facts: ContactFacts): number {
  return Math.max(0, ...facts.kept.map(({ rhythm }) => kept[rhythm]));
}

/** Whose message, by which numbers: what a rhythm depends on beside time. */
export interface RhythmOf {
  facts: ContactFacts;
  /** who would write; null: anybody */
  member: string | null;
  policy: Policy;
}

/**
 * Days from the last exchange to the next message that is not between us: the policy's (fewer for a close tie), or the
 * kept rhythm if that is longer: the writer's own, else the longest anybody keeps. Doubled by their wish "less often".
 */
export function rhythmDays({ facts, member, policy: { rhythm } }: RhythmOf, close: boolean): number {
  const own = facts.kept.find((one) => one.member === member && kept[one.rhythm] > 0);
  const wished = own === undefined ? longestKept(facts) : kept[own.rhythm];
  const base = Math.max(close ? Math.min(rhythm.closeDays, rhythm.days) : rhythm.days, wished);
  return facts.lessOften ? 2 * base : base;
}

/**
 * When one rhythm after `since` is over: a moment up to `now` if it is, else the first one after it. It may change with
 * time, since a close tie turns normal.
 */
export function rhythmOver(rhythm: RhythmOf, since: number, now: number): number {
  const end = (close: boolean) => since + days(rhythmDays(rhythm, close));
  const endAt = (at: number) => end(isClose(rhythm.facts, at));
  if (endAt(now) <= now) return endAt(now);
  return firstMoment([end(true), end(false)], now, (at) => endAt(at) <= at) ?? end(false);
}
