import type { Policy } from '#libs/events/policy.js';
import type { Verdict } from '#libs/events/words.js';
import { budget } from './budget.rule.js';
import type { Case, Rule } from './case.js';
import type { HeardMessage, MemberFacts } from './desk-facts.js';
import { HEARD_DAYS } from './heard.fold.js';
import { localDay } from './local-day.js';
import { days, firstMoment } from './time.js';
import type { Because } from './verdict.js';
import { fails, passes } from './verdict.js';

/** Nobody is judged by fewer messages, nor stopped for fewer objections: chance alone brings a handful. */
const SAMPLE = 100;
const OBJECTIONS = 5;
/** A message without a reply says something after so many days; before, only what came back does. */
const TOLD_AFTER_DAYS = 14;

/** What came back on a member's last hundred messages, and whether that slows or stops what they are offered. */
export interface Braking {
  how: 'slowed' | 'stopped' | null;
  messages: number;
  replies: number;
  objections: number;
}

/**
 * Whose messages to people who had replied before bring little, or objections, is offered less. It looks at a member's
 * last hundred of them, at most 180 days old, that were answered or are 14 days old: fewer than 13 replies leave half of
 * their day and week, five objections stop what Kith offers until these are over. What
 * is only presumed counts for nothing, and whoever wrote to us is answered all the same. Sources: LinkedIn warns below
 * 13 % of replies to a hundred InMails; mailboxes ask senders to stay below 0.3 % of complaints, which five in a hundred
 * are far beyond. The guards (a hundred, five) and the half are judgement.
 */
export const brake: Rule = (theCase, policy, now) => {
  const { member, occasion } = theCase;
  if (member === null) return passes('brake/nobody');
  const braking = brakingOf(member, policy, now);
  const because = told(braking, policy);
  if (braking.how === null) return passes(braking.messages < SAMPLE ? 'brake/too-few' : 'brake/free', because);
  if (occasion?.kind === 'owed') return passes('brake/answer', because);
  return restrained({ ...theCase, member }, policy, now, braking);
};

/** When it is over is only reckoned where something fails: a round asks for every candidate. */
function restrained(theCase: Of, policy: Policy, now: number, braking: Braking): Verdict {
  const because = told(braking, policy);
  if (braking.how === 'stopped') return fails('brake/stopped', firstPassing(theCase, policy, now), because);
  const { ok, because: numbers } = budget(theCase, slowed(policy), now);
  if (ok) return passes('brake/room', because);
  return fails('brake/slowed', firstPassing(theCase, policy, now), { ...because, backlog: numbers['backlog'] ?? 0 });
}

/** A message that somebody would write. */
type Of = Case & { member: MemberFacts };

/** What a member's messages brought, as it counts at `now`. */
export function brakingOf({ heard }: Pick<MemberFacts, 'heard'>, policy: Policy, now: number): Braking {
  const sample = heard.length < SAMPLE ? [] : heard.filter((one) => counts(one, now)).slice(-SAMPLE);
  const messages = sample.length;
  const replies = sample.filter(({ answer }) => answer !== null).length;
  const objections = sample.filter(({ objected }) => objected).length;
  return { how: howOf({ messages, replies, objections }, policy), messages, replies, objections };
}

/** What a member may be offered a day, as slowed down as they are; `stopped`: it is nothing but answers. */
export function offersOf(
  member: Pick<MemberFacts, 'heard'>,
  policy: Policy,
  now: number,
): { perDay: number; stopped: boolean } {
  const { how } = brakingOf(member, policy, now);
  const { budget: numbers } = how === null ? policy : slowed(policy);
  return { perDay: numbers.offersPerDay, stopped: how === 'stopped' };
}

/** When a member is slowed and stopped no longer if nothing else happens; null: they are neither. */
export function brakeEnds(member: Pick<MemberFacts, 'heard'>, policy: Policy, now: number): number | null {
  if (brakingOf(member, policy, now).how === null) return null;
  return firstMoment(momentsOf(member, now), now, (at) => brakingOf(member, policy, at).how === null);
}

function howOf({ messages, replies, objections }: Omit<Braking, 'how'>, { brake: of }: Policy): Braking['how'] {
  if (messages < SAMPLE) return null;
  if (objections >= OBJECTIONS) return 'stopped';
  return replies < of.repliesPer100 ? 'slowed' : null;
}

function counts(one: HeardMessage, now: number): boolean {
  return one.at + days(HEARD_DAYS) > now && hasEnd(one, now);
}

function hasEnd({ at, answer, objected }: HeardMessage, now: number): boolean {
  return answer !== null || objected || at + days(TOLD_AFTER_DAYS) <= now;
}

/** The numbers with what is left of a member's day and week, rounded down. */
function slowed(policy: Policy): Policy {
  const { offersPerDay, touchesPerDay, touchesPerWeek, ...others } = policy.budget;
  const left = (count: number) => Math.floor(count * policy.brake.shareLeft);
  const less = {
    offersPerDay: left(offersPerDay),
    touchesPerDay: left(touchesPerDay),
    touchesPerWeek: left(touchesPerWeek),
  };
  return { ...policy, budget: { ...others, ...less } };
}

/** What messages brought changes at its moments only, and what is left of the budget when it has room again. */
function firstPassing(theCase: Of, policy: Policy, now: number): number | null {
  const { member, zone } = theCase;
  const room = budget(theCase, slowed(policy), now).until;
  return firstMoment([...momentsOf(member, now), room ?? now], now, (at) => {
    const { how } = brakingOf(member, policy, at);
    if (how !== 'slowed') return how === null;
    return budget({ ...theCase, day: localDay(at, zone) }, slowed(policy), at).ok;
  });
}

/**
 * When somebody who is braked at `now` may be so no longer: a message gets its end and takes the place of the oldest of
 * the hundred, or that oldest one grows too old, and they are too few. Which one is the oldest by then depends on those
 * that have no end yet, so that there are as many such moments, and one more.
 */
function momentsOf({ heard }: Pick<MemberFacts, 'heard'>, now: number): number[] {
  const open = heard.filter((one) => !hasEnd(one, now));
  const oldest = heard.slice(-(SAMPLE + open.length)).slice(0, open.length + 1);
  return [...open.map(({ at }) => at + days(TOLD_AFTER_DAYS)), ...oldest.map(({ at }) => at + days(HEARD_DAYS))];
}

function told({ messages, replies, objections }: Braking, { brake: of }: Policy): Because {
  return { messages, replies, objections, asked: of.repliesPer100, share: Math.round(100 * of.shareLeft) };
}
