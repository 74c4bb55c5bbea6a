import { localDay } from '#libs/etiquette/local-day.js';
import { localTime } from '../rounds/mornings.js';
import type { ScheduledMember, ScheduledPool } from '../schedule/schedule.js';

const MINUTE = 60_000;
/** The morning's offers are decided by then, ms. */
const AFTER_ROUND = 2 * MINUTE;
/** Longer nobody waits for a round that is not held, ms. */
const WITHOUT_ROUND = 30 * MINUTE;
/** Later than that it is no morning any more, ms: what could not be sent by then waits for the next. Judgement. */
const MORNING_LASTS = 4 * 60 * MINUTE;
/** Who asked and heard nothing for an hour asks again, ms. */
const ASKING_LASTS = 60 * MINUTE;

/** A digest and from when it may go out, ms. */
export interface DueDigest {
  day: string;
  /** `morning`, or `asked/<seq>` */
  trigger: string;
  at: number;
  /** Nothing more is to be expected for it: the morning's round was held. */
  settled: boolean;
}

/**
 * The digests of a member that are due, or will be this morning or the next: one for a working morning, as rounds have
 * them, and one that they asked for. None was sent yet; a day that has passed is not made up for.
 */
export function digestsOf(member: ScheduledMember, pool: ScheduledPool, now: number): DueDigest[] {
  const { digest, role, removed } = member;
  if (removed || pool.moved || role === 'viewer' || role === 'privacy') return [];
  if (digest === null || digest.channel === 'none') return [];
  return [...asked(member, now), ...mornings(member, pool, now)];
}

function asked({ digest, zone }: ScheduledMember, now: number): DueDigest[] {
  const wish = digest?.asked ?? null;
  if (wish === null || now > wish.at + ASKING_LASTS) return [];
  return [{ day: localDay(wish.at, zone), trigger: `asked/${String(wish.seq)}`, at: wish.at, settled: true }];
}

function mornings({ digest, zone, since, facts }: ScheduledMember, pool: ScheduledPool, now: number): DueDigest[] {
  return localTime(now, zone, pool.home.country)
    .mornings.filter(({ day, at }) => at >= since && now <= at + MORNING_LASTS && isNews(day, digest?.toldOn ?? null))
    .map(({ day, at }) => {
      const settled = facts.rounds.includes(`${day}/morning`);
      return { day, trigger: 'morning', at: at + (settled ? AFTER_ROUND : WITHOUT_ROUND), settled };
    });
}

function isNews(day: string, toldOn: string | null): boolean {
  return toldOn === null || day > toldOn;
}
