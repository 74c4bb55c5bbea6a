import type { Envelope } from '#libs/kernel/envelope.js';
import { Answers } from './answers.js';
import { crowd, memberNames, type Made } from './crowd.js';
import { Desks } from './desk.js';
import { Draws } from './draws.js';
import { tellHistory } from './history.js';
import { Life } from './life.js';
import type { RehearsalSettings } from './settings.js';
import { RehearsalStage } from './stage.js';
import { bringFiles, bringNewFiles, contactsOf, keepSome } from './team.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MONTH = 30;
/** Where the team is, a Monday begins. */
export const MIDNIGHT = Date.UTC(2026, 1, 1, 23);
/** 5 o'clock in the morning where the team is. */
const START = MIDNIGHT + 5 * HOUR;
/** When everybody is at their desk: after the mornings at which Kith looks for offers. */
const AT_WORK = 6 * HOUR;

/** Hears of every day that is over. */
export type DayOver = (day: number) => void;

/**
 * Plays a made-up team on the real embedded platform, day by day, and gives its whole ledger to `read` at the end. The same
 * settings give the same ledger.
 */
export async function rehearse<Result>(
  settings: RehearsalSettings,
  dayOver: DayOver,
  read: (ledger: AsyncIterable<Envelope>) => Promise<Result>,
): Promise<Result> {
  const draws = new Draws(`rehearsal ${String(settings.seed)}`);
  const stage = await RehearsalStage.open(START, draws);
  try {
    await play(stage, settings, { draws, dayOver });
    return await read(stage.ledger());
  } finally {
    await stage.close();
  }
}

interface Playing {
  draws: Draws;
  dayOver: DayOver;
}

async function play(stage: RehearsalStage, settings: RehearsalSettings, { draws, dayOver }: Playing): Promise<void> {
  const members = memberNames(settings.recruiters);
  const answers = new Answers(draws, settings.reply);
  const people = await begin(stage, settings, { draws, answers });
  const desks = new Desks({ stage, draws, answers, writesAll: settings.writesAll }, members);
  const life = new Life(stage, draws, people, members);
  let now = people;
  for (let day = 0; day < settings.days; day += 1) {
    await stage.until(START + day * DAY + AT_WORK);
    await desks.listen();
    await life.day(day);
    const month = day / MONTH;
    if (settings.imported === 'monthly' && month > 0 && Number.isInteger(month))
      now = await bringNewFiles(stage, members, { people: now, draws, month });
    if (isWorkingDay(day)) await desks.work();
    dayOver(day + 1);
  }
  await stage.until(START + settings.days * DAY);
}

interface Beginning {
  draws: Draws;
  answers: Answers;
}

async function begin(
  stage: RehearsalStage,
  settings: RehearsalSettings,
  { draws, answers }: Beginning,
): Promise<Made[]> {
  const members = memberNames(settings.recruiters);
  await stage.makePool(members);
  const data = { policy: settings.policy };
  await stage.all([{ member: members[0] ?? '', kind: 'policy.change', data }]);
  const people = crowd(settings, draws, START);
  await bringFiles(stage, members, people);
  const contacts = await contactsOf(stage);
  if (settings.history) {
    const made = people.flatMap((one): [string, Made][] => [[contacts.get(one.n) ?? '', one]]);
    await tellHistory(stage, new Map(made), { draws, answers });
  }
  await keepSome(stage, people, { kept: settings.kept, draws, contacts });
  return people;
}

/** Monday to Friday; who is away on a public holiday finds their offers the day after. */
function isWorkingDay(day: number): boolean {
  return day % 7 < 5;
}
