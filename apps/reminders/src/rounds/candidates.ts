import { offersOf } from '#libs/etiquette/brake.rule.js';
import { offersOn } from '#libs/etiquette/budget.rule.js';
import { ownMeasure } from '#libs/etiquette/judge.js';
import { liveOccasions, occasionsAhead } from '#libs/etiquette/occasions.js';
import { localDay } from '#libs/etiquette/local-day.js';
import { rank, type Ranked } from '#libs/etiquette/rank.js';
import { DAY } from '#libs/etiquette/time.js';
import { voiceOf } from '#libs/etiquette/voice.js';
import { whom, type Candidate } from '#libs/etiquette/whom.js';
import { withheldAs } from '#libs/etiquette/withheld.js';
import type { Policy } from '#libs/events/policy.js';
import { timed } from '../schedule/row.fold.js';
import type { ScheduledPool, ScheduleRow } from '../schedule/schedule.js';
import type { Team } from '../schedule/team.fold.js';

/** More a round does not judge. */
export const MOST_CANDIDATES = 200;

/** days; prime to a week's seven, so that nobody's turn always falls on a weekend */
const TURN_EVERY = 5;

/** Whom each member's next round would look at, in order. */
export interface Choice {
  at: number;
  /** as of this event */
  seq: number;
  byMember: Map<string, string[]>;
}

/**
 * Gives every contact with a live reason to the member it would be offered to, so that the work follows the live
 * reasons and not the pool. Room is counted down as contacts are given out: those that could go to anybody spread.
 * `putOff` is given, page by page, rows with no reason any more, not yet, or one that the rules keep back, with the moment
 * at which they are to be looked at again.
 */
export async function choose(
  { pool, members }: Team,
  rows: AsyncIterable<ScheduleRow[]>,
  now: number,
  putOff: (rows: ScheduleRow[]) => Promise<void>,
): Promise<Choice> {
  if (pool === null) return { at: now, seq: 0, byMember: new Map() };
  const team = [...members.values()]
    .filter(({ removed }) => !removed)
    .map(({ member, role, zone, facts }): Candidate => {
      const { perDay, stopped } = offersOf(facts, pool.policy, now);
      return { member, role, free: perDay - offersOn(facts, localDay(now, zone), now), stopped };
    });
  const given = new Map<string, Ranked[]>();
  for await (const page of rows) {
    const stale: ScheduleRow[] = [];
    for (const row of page) {
      if (isOver(row, pool, now)) stale.push(timed(row, pool.policy, now));
      else if (row.facts.offer === null) giveOut(row, { given, stale, pool, team, now });
    }
    if (stale.length > 0) await putOff(stale);
  }
  const byMember = [...given].map(([member, list]) => [member, best(list).map(({ facts }) => facts.contact)] as const);
  return { at: now, seq: pool.seq, byMember: new Map(byMember) };
}

/** Nothing lives here any more, or not yet: the row is found again when something does. */
function isOver({ facts }: ScheduleRow, { policy }: ScheduledPool, now: number): boolean {
  return liveOccasions(facts, null, policy, now).length === 0;
}

interface Giving {
  given: Map<string, Ranked[]>;
  stale: ScheduleRow[];
  pool: ScheduledPool;
  team: Candidate[];
  now: number;
}

function giveOut(row: ScheduleRow, { given, stale, pool, team, now }: Giving): void {
  const match = whom(row.facts, team, pool.policy, now);
  if (match === null) return;
  if (isKeptBack(row, match.occasion, pool, now)) {
    stale.push({ ...row, earliest: keptBackUntil(row, pool.policy, now) });
    return;
  }
  const member = team.find((one) => one.member === match.member);
  if (member !== undefined) member.free -= 1;
  const list = given.get(match.member) ?? [];
  list.push({ facts: row.facts, occasion: match.occasion });
  given.set(match.member, list.length > 5 * MOST_CANDIDATES ? best(list) : list);
}

/**
 * The owner has said until when the rules keep this reason back, and nothing has changed since: asking again is of no
 * use before, but when it is their turn. What only waits for the member's own budget stays among the candidates: it is their backlog; and so does who
 * has another reason that may have waited for nothing else.
 */
function isKeptBack({ withheld, facts }: ScheduleRow, occasion: Ranked['occasion'], pool: ScheduledPool, now: number) {
  if (withheld?.of !== withheldAs(occasion, []).of || withheld.seq < pool.anew) return false;
  if ((withheld.until !== null && now >= withheld.until) || isTurn(facts, now)) return false;
  return !waitedForRoom(facts) || liveOccasions(facts, null, pool.policy, now).length === 1;
}

function waitedForRoom({ withheld }: ScheduleRow['facts']): boolean {
  return withheld?.rules.split(' ').some((rule) => ownMeasure.includes(rule)) === true;
}

/**
 * Whether whom the rules keep back is judged all the same, one UTC day in five: what others do, as who declines an offer to
 * somebody of the same house, may end what was to last, and no event says so of them.
 */
function isTurn({ seq }: ScheduleRow['facts'], now: number): boolean {
  return (Math.floor(now / DAY) + seq) % TURN_EVERY === 0;
}

/** When their next turn begins, after this UTC day. */
function nextTurn({ seq }: ScheduleRow['facts'], now: number): number {
  const day = Math.floor(now / DAY);
  return (day + TURN_EVERY - ((day + seq) % TURN_EVERY)) * DAY;
}

/**
 * When a contact that the rules keep back is looked at again: when they said, or before, when time may bring another reason
 * or another voice, or when it is their turn.
 */
function keptBackUntil({ facts, withheld }: ScheduleRow, policy: Policy, now: number): number {
  const changes = occasionsAhead(facts, policy, now).flatMap(({ from, until }) => [from, until]);
  const moments = [withheld?.until, voiceOf(facts, now)?.until, ...changes, nextTurn(facts, now)];
  return Math.min(...moments.filter((at) => at != null && at > now).map(Number));
}

function best(list: Ranked[]): Ranked[] {
  return rank(list).slice(0, MOST_CANDIDATES);
}
