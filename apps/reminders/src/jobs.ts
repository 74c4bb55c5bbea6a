import type { QueueJob } from '#libs/ports/queue.js';
import { digestsOf, type DueDigest } from './digests/due-digests.js';
import { roundsOf } from './rounds/due-rounds.js';
import type { ScheduledPool, ScheduledMember } from './schedule/schedule.js';

/** Jobs lie in the queue for the next hour only. */
export const HORIZON = 3_600_000;

/** The names of jobs: each only says "look at this now". */
export const jobNames = { round: 'round', due: 'due', digest: 'digest' } as const;

/** The one job that looks at what is due of a pool's contacts, at the earliest of those times. */
export function dueJob(pool: string, at: number): QueueJob {
  return { id: `due-${pool}`, name: jobNames.due, at, data: { pool } };
}

/** The jobs that look at a member's rounds of the next hour. */
export function roundJobs(pool: string, team: ScheduledPool, member: ScheduledMember, now: number): QueueJob[] {
  return roundsOf(member, team, now)
    .filter(({ at }) => at < now + HORIZON)
    .map(({ day, trigger, at }) => ({
      id: `round-${pool}-${member.member}-${trigger === 'morning' ? day : 'soon'}`,
      name: jobNames.round,
      at,
      data: { pool, member: member.member },
    }));
}

/** The jobs that look at a member's digests of the next hour. */
export function digestJobs(pool: string, team: ScheduledPool, member: ScheduledMember, now: number): QueueJob[] {
  return digestsOf(member, team, now)
    .filter(({ at }) => at < now + HORIZON)
    .map((due) => digestJob(pool, member.member, due));
}

/** The job that looks at one digest. */
export function digestJob(pool: string, member: string, { day, trigger, at }: DueDigest): QueueJob {
  const which = trigger === 'morning' ? day : 'asked';
  return { id: `digest-${pool}-${member}-${which}`, name: jobNames.digest, at, data: { pool, member } };
}
