import { localDay } from '#libs/etiquette/local-day.js';
import { offersOn } from '#libs/etiquette/budget.rule.js';
import { ASK_AGAIN_AFTER, type ScheduledMember, type ScheduledPool } from '../schedule/schedule.js';
import { localTime, type LocalTime } from './mornings.js';

/** A round and when it is (or was) due, ms. */
export interface DueRound {
  day: string;
  trigger: string;
  at: number;
  /** the event that asked for it; 0 for a morning */
  after: number;
}

/**
 * The rounds of a member that are due on their day of `now`, and their next morning: none is held twice, one that was
 * sent and not answered is due again after an hour, and a day that has passed is not made up for.
 */
export function roundsOf(member: ScheduledMember, pool: ScheduledPool, now: number): DueRound[] {
  if (member.removed || pool.moved || member.role === 'viewer' || member.role === 'privacy') return [];
  const local = localTime(now, member.zone, pool.home.country);
  const wanted = [...soon(member, pool, local.today, now), ...mornings(member, local)];
  return wanted
    .filter(({ day, trigger }) => !member.facts.rounds.includes(`${day}/${trigger}`))
    .map((round) => ({ ...round, at: Math.max(round.at, askedAgainAt(member, round)) }));
}

/** What asked for a round too late in the day, or finds no room, waits for the morning. */
function soon(
  { soon: round, zone, facts }: ScheduledMember,
  pool: ScheduledPool,
  today: string,
  now: number,
): DueRound[] {
  if (round === null || localDay(round.at, zone) !== today) return [];
  if (offersOn(facts, today, now) >= pool.policy.budget.offersPerDay) return [];
  return [{ day: today, trigger: round.trigger, at: round.at, after: round.seq }];
}

function mornings({ since }: ScheduledMember, local: LocalTime): DueRound[] {
  return local.mornings
    .filter(({ at }) => at >= since)
    .map((morning) => ({ ...morning, trigger: 'morning', after: 0 }));
}

function askedAgainAt({ sent }: ScheduledMember, { day, trigger }: DueRound): number {
  const last = sent.find(({ round }) => round === `${day}/${trigger}`);
  return last === undefined ? 0 : last.at + ASK_AGAIN_AFTER;
}
