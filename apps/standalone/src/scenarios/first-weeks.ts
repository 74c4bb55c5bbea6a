import type { Outcome } from '#libs/transport/commands.js';
import type { Card, SuggestionDoc } from '../../../contacts/src/documents.js';
import { crowd, fileOf } from './crowd.js';
import { DAY, HOUR, POOL, Stage } from './stage.js';

/** A Monday. */
const START = Date.UTC(2026, 1, 2, 5);
const RECRUITERS = ['m_ada', 'm_bob', 'm_cai', 'm_dee', 'm_eli'] as const;
const OLD = 588;
const RECENT = 12;
const KEPT = 40;
export const WEEKS = 18;

export interface FirstWeeks {
  /** offers by recruiter and day of the run (0 is the first Monday) */
  offers: Map<string, number[]>;
  /** contacts with two offers open at a time */
  doubled: number;
  /** the most messages anybody got in 30, and in 365 days */
  most: { in30: number; in365: number };
  findings: string[];
  written: number;
}

/**
 * A fresh import of 3,000 connections without any history; five recruiters keep 40 people each and have a dozen new
 * connections each. Every offer is accepted and written the day it comes, nobody ever answers.
 */
export async function firstWeeks(told: (line: string) => void = () => undefined): Promise<FirstWeeks> {
  const stage = await Stage.open(START, RECRUITERS);
  try {
    await fill(stage);
    told(`3,000 connections are in the pool, ${String(RECRUITERS.length)} recruiters keep ${String(KEPT)} each`);
    for (let day = 0; day < WEEKS * 7; day += 1) {
      await stage.until(START + day * DAY + 8 * HOUR);
      for (const member of RECRUITERS) await writeAll(stage, member);
      if (day % 7 === 6) told(`week ${String((day + 1) / 7)} of ${String(WEEKS)} is over`);
    }
    return await counted(stage);
  } finally {
    await stage.close();
  }
}

async function fill(stage: Stage): Promise<void> {
  for (const [index, member] of RECRUITERS.entries()) {
    const first = index * (OLD + RECENT);
    const old = crowd(first, OLD, START, { from: 40, to: 1200 });
    const recent = crowd(first + OLD, RECENT, START, { from: 2, to: 26 });
    await stage.upload(member, member, fileOf([...old, ...recent]));
  }
  for (const member of RECRUITERS) await keepSome(stage, member);
}

async function keepSome(stage: Stage, member: string): Promise<void> {
  const theirs = (await cards(stage)).filter(({ facts }) => facts.connected.some((one) => one.member === member));
  const old = theirs.filter(({ facts }) => facts.connected.every(({ since }) => (since ?? 0) < START - 40 * DAY));
  for (const { id } of old.slice(0, KEPT)) must(await stage.say(member, 'contact.keep', { contact: id, member, rhythm: 'quarterly' }));
}

async function cards({ platform }: Stage): Promise<Card[]> {
  const all: Card[] = [];
  for (let after: string | undefined; ; ) {
    const page = await platform.documents.search<Card>({ pool: POOL, collection: 'card', words: [], sort: 'name', limit: 500, after });
    all.push(...page.items.map(({ body }) => body));
    if (page.next === null) return all;
    after = page.next;
  }
}

async function writeAll(stage: Stage, member: string): Promise<void> {
  for (const { id, contact } of await stage.list<SuggestionDoc>('suggestion', 'member', member, 'open')) {
    const offer = { suggestion: id, contact, member, channel: 'linkedin' };
    must(await stage.say(member, 'suggestion.accept', offer));
    must(await stage.say(member, 'suggestion.confirm', { ...offer, wrote: true, at: null }));
  }
}

function must(outcome: Outcome): void {
  if (outcome.state !== 'done') throw new Error(`expected to be done: ${JSON.stringify(outcome)}`);
}

async function counted(stage: Stage): Promise<FirstWeeks> {
  const offers = new Map(RECRUITERS.map((member) => [member as string, new Array<number>(WEEKS * 7).fill(0)]));
  const touches = new Map<string, number[]>();
  const open = new Set<string>();
  let doubled = 0;
  for await (const { type, subject = '', time, data } of stage.ledger()) {
    const at = Date.parse(time);
    if (type === 'outreach.suggested') {
      const days = offers.get(String(data['member']));
      const day = Math.floor((at - (START - 5 * HOUR)) / DAY);
      if (days !== undefined && day >= 0) days[day] = (days[day] ?? 0) + 1;
      if (open.has(subject)) doubled += 1;
      open.add(subject);
    }
    if (type === 'interaction.touched') {
      touches.set(subject, [...(touches.get(subject) ?? []), at]);
      open.delete(subject);
    }
    if (/^outreach\.(declined|snoozed|expired|withdrawn)$/.test(type)) open.delete(subject);
  }
  const most = { in30: mostWithin(touches, 30), in365: mostWithin(touches, 365) };
  const { findings } = await stage.verified();
  const written = [...touches.values()].reduce((sum, times) => sum + times.length, 0);
  return { offers, doubled, most, written, findings: findings.map(({ seq, check, text }) => `${String(seq)} ${check}: ${text}`) };
}

function mostWithin(touches: ReadonlyMap<string, number[]>, days: number): number {
  const within = (times: number[], at: number): number => times.filter((other) => other > at - days * DAY && other <= at).length;
  return Math.max(0, ...[...touches.values()].flatMap((times) => times.map((at) => within(times, at))));
}

/** Recruiter-weeks after the first one in which nobody was offered. */
export function emptyWeeks({ offers }: FirstWeeks): number {
  return [...offers.values()].reduce((sum, days) => sum + weeksOf(days).slice(1).filter((count) => count === 0).length, 0);
}

export function weeksOf(days: readonly number[]): number[] {
  return Array.from({ length: WEEKS }, (_, week) => days.slice(week * 7, week * 7 + 7).reduce((sum, count) => sum + count, 0));
}

/** Offers by week, a column for each recruiter, and the days of the first week. */
export function tableOf(result: FirstWeeks): string {
  const members = [...result.offers.keys()];
  const line = (name: string, cells: (string | number)[]): string => [name.padEnd(9), ...cells.map((cell) => String(cell).padStart(8))].join('');
  const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'].map((name, day) => line(name, members.map((member) => result.offers.get(member)?.[day] ?? 0)));
  const weeks = Array.from({ length: WEEKS }, (_, week) => line(`week ${String(week + 1)}`, members.map((member) => weeksOf(result.offers.get(member) ?? [])[week] ?? 0)));
  return [
    line('', members),
    ...days,
    ...weeks,
    `${String(result.written)} messages; nobody answered; weeks without any offer after the first: ${String(emptyWeeks(result))} of ${String(members.length * (WEEKS - 1))}`,
    `most messages to one person: ${String(result.most.in30)} in 30 days, ${String(result.most.in365)} in 365; two offers open at once: ${String(result.doubled)}`,
    `verify: ${result.findings.length === 0 ? 'clean' : result.findings.slice(0, 5).join('; ')}`,
  ].join('\n');
}
