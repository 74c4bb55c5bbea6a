import path from 'node:path';
import type { Policy } from '#libs/events/policy.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import { commitBeside } from '#libs/platform/commit-beside.js';
import type { Platform } from '#libs/ports/platform.js';
import { Answers } from './answers.js';
import { Desks } from './desk.js';
import { Draws } from './draws.js';
import { Coming, eventsIn, teamOf, type Replayed } from './pool-ledger.js';
import type { DayOver } from './rehearse.js';
import { RehearsalStage } from './stage.js';
import { Tally, type Tallied } from './tally.js';
import { toldDecider, type Told } from './told.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** UTC: after the mornings of nearly every member, wherever they are. */
const AT_WORK = 16 * HOUR;
const PAGE = 500;

/** What the days came to, and what was played: those behind us, or of a pool that is too young for that those ahead. */
export interface Replay extends Tallied {
  ahead: boolean;
  /** the share of messages that people answer */
  reply: number;
}

/**
 * Plays the last days of a pool again under this policy: everything from outside comes as it came, offers and messages
 * are made anew, and people answer as readily as they did. A pool that is not that old is played ahead from now on, and
 * nothing comes from outside then. Reads nothing personal.
 */
export async function replay(of: Replayed, policy: Policy, dayOver: DayOver): Promise<Replay> {
  const team = await teamOf(of);
  const behind = Math.floor((of.now - of.days * DAY) / DAY) * DAY;
  const ahead = behind < team.since;
  const start = ahead ? Math.ceil(of.now / DAY) * DAY : behind;
  const draws = new Draws(`replay of ${of.pool}`);
  const answers = new Answers(draws, team.reply);
  const fill = (platform: Platform): Promise<void> => fillBefore(platform, of, { start, answers });
  // Beside the ledger it was given, so that whoever ends this process removes both.
  const before = { pool: of.pool, folder: path.dirname(of.file), fill, also: [toldDecider] };
  const stage = await RehearsalStage.open(start, draws, before);
  try {
    const [owner = ''] = team.members;
    await stage.all([{ member: owner, kind: 'policy.change', data: { policy } }]);
    const desks = new Desks({ stage, draws, answers, writesAll: false }, team.members);
    const coming = new Coming(of, start);
    for (let day = 0; day < of.days; day += 1) {
      const now = start + day * DAY + AT_WORK;
      await stage.until(now);
      await happens(stage, await coming.until(now), { answers, owner });
      await desks.listen();
      if (isWorkingDay(now)) await desks.work();
      dayOver(day + 1);
    }
    const tally = new Tally({ start, days: of.days, members: team.members });
    for await (const event of stage.ledger()) tally.take(event);
    return { ...tally.result(), ahead, reply: team.reply };
  } finally {
    await stage.close();
  }
}

/** It is told again, in its order. */
async function happens(
  stage: RehearsalStage,
  come: readonly Told[],
  { answers, owner }: { answers: Answers; owner: string },
): Promise<void> {
  for (const { type, subject, occurredAt } of come)
    if (type === 'interaction.responded' && subject !== null) answers.heard(subject, occurredAt);
  for (let from = 0; from < come.length; from += PAGE)
    await stage.says(come.slice(from, from + PAGE).map((data) => ({ member: owner, kind: 'rehearsal.told', data })));
}

function isWorkingDay(at: number): boolean {
  const day = new Date(at).getUTCDay();
  return day >= 1 && day <= 5;
}

/** Puts everything before `start` into the ledger, where the owner finds it and folds it. */
async function fillBefore(
  platform: Platform,
  of: Replayed,
  { start, answers }: { start: number; answers: Answers },
): Promise<void> {
  let page: Envelope[] = [];
  for await (const event of eventsIn(of)) {
    if (Date.parse(event.time) >= start) break;
    page.push(event);
    if (event.type === 'interaction.responded') answers.heard(event.subject ?? '', Date.parse(event.occurredat));
    if (page.length === PAGE) page = await put(platform, of.pool, page);
  }
  await put(platform, of.pool, page);
}

/** In the first epoch: what came before a restore or a move is one history here. */
async function put(platform: Platform, pool: string, page: readonly Envelope[]): Promise<Envelope[]> {
  const last = page.at(-1);
  if (last === undefined) return [];
  const events = page.map((event) => ({ ...event, epoch: 1, id: `${pool}/1/${String(event.seq)}` }));
  const after = { pool, epoch: 1, seq: last.seq, now: Date.parse(last.time) };
  await commitBeside(platform, pool, () => ({ after, events }));
  return [];
}
