import type { Card, SuggestionDoc } from '../../../apps/contacts/src/documents.js';
import type { WithheldDoc } from '../../../apps/contacts/src/outreach/withheld-document.js';
import { Judging } from '../../../apps/contacts/src/outreach/judging.js';
import { crowd, fileOf, type Connection } from './crowd.js';
import { untrue, type Lived } from './lived.js';
import { DAY, HOUR, POOL, Stage } from './stage.js';

/** A Monday. */
const START = Date.UTC(2026, 1, 2, 5);
const [ADA, BOB] = ['m_ada', 'm_bob'];
const ROWS = 1000;
const MOVED = 20;
const OFFERS_A_DAY = 5;

/** What may-I says after the message: from when, and which rules say no until then. */
interface Answer {
  from: number;
  rules: string[];
}

/**
 * A file of 1,000 connections, and the same again in which 20 people work elsewhere: who is offered, what the outlook
 * says of the others, and when somebody who was written to comes up again for Ada or Bob, although something is noted
 * about them every few days.
 */
export async function secondFile(): Promise<Lived> {
  const stage = await Stage.open(START, [ADA, BOB]);
  try {
    const people = crowd({ first: 1, count: ROWS, now: START, from: 40, to: 1200 });
    const later = people.map((one, i) => (i % (ROWS / MOVED) === 0 ? movedOn(one) : one));
    await stage.upload(ADA, 'first', fileOf(people));
    await stage.until(START + DAY);
    await stage.upload(ADA, 'second', fileOf(later));
    await stage.until(START + DAY + 10 * HOUR);
    const moved = await subjectsOf(stage, 'contact.employer-changed');
    const open = await stage.list<SuggestionDoc>('suggestion', 'member', ADA, 'open');
    const withheld = await stage.list<WithheldDoc>('withheld', 'member', ADA);
    const [first] = open;
    if (first === undefined) throw new Error('nobody was offered');
    await stage.write(ADA, first);
    const answer = await mayI(stage, first.contact);
    await stage.upload(BOB, 'of Bob', fileOf(later));
    const again = await offeredAgain(stage, first.contact);
    const findings = (await stage.verified()).findings.length;
    return lived({ moved, offered: open.map(({ contact }) => contact), withheld, answer, again, findings });
  } finally {
    await stage.close();
  }
}

interface Seen {
  moved: string[];
  offered: string[];
  withheld: WithheldDoc[];
  answer: Answer;
  again: number[];
  findings: number;
}

function lived({ moved, offered, withheld, answer, again, findings }: Seen): Lived {
  const others = moved.filter((contact) => !offered.includes(contact));
  const named = new Map(withheld.map((one) => [one.contact, one]));
  return {
    table: [
      `${moved.length} people work elsewhere, ${offered.length} of them are offered today; the outlook names the others:`,
      ...others.map((contact) => `  ${contact}  ${reasonOf(named.get(contact))}`),
      `one was written to: may-I says no until ${dayOf(answer.from)} (${answer.rules.join(', ')})`,
      `offered again: ${again.map(dayOf).join(', ')}`,
      `verify: ${findings} findings`,
    ],
    unkept: untrue({
      '20 employer changes, each of another person': moved.length === MOVED && new Set(moved).size === MOVED,
      'the offers of today fill the budget': offered.length === OFFERS_A_DAY,
      'every offer is for somebody who works elsewhere': offered.every((contact) => moved.includes(contact)),
      'the outlook names each of the others with rule and date': others.every((one) => isNamed(named.get(one))),
      'may-I says no, with a rule': answer.rules.length > 0,
      'they are offered again': again.length > 0,
      'nobody is offered them before the day that may-I names': again.every((at) => at >= answer.from),
      'verify finds nothing': findings === 0,
    }),
  };
}

function isNamed(withheld: WithheldDoc | undefined): boolean {
  return withheld !== undefined && withheld.failing.length > 0 && withheld.until !== null;
}

function reasonOf(withheld: WithheldDoc | undefined): string {
  if (withheld === undefined) return 'is not named';
  const rules = withheld.failing.map(({ rule }) => rule).join(', ');
  return `${rules} until ${withheld.until === null ? 'nobody knows when' : dayOf(withheld.until)}`;
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}

function movedOn(one: Connection): Connection {
  return { ...one, employer: `${one.employer} and Daughters` };
}

async function subjectsOf(stage: Stage, wanted: string): Promise<string[]> {
  const subjects: string[] = [];
  for await (const { type, subject } of stage.ledger()) {
    if (type === wanted && typeof subject === 'string') subjects.push(subject);
  }
  return subjects;
}

async function mayI(stage: Stage, contact: string): Promise<Answer> {
  const card = await stage.read<Card>('card', contact);
  if (card === null) throw new Error('there is no card');
  const home = { zone: 'Europe/Berlin', country: 'DE', language: 'en' } as const;
  const who = { user: null, actor: `member:${ADA}`, role: 'owner', scopes: [] } as const;
  const viewer = { ...who, pool: POOL, member: ADA, language: 'en', home } as const;
  const { verdicts, from } = await new Judging(stage.platform.documents, stage.clock).of(viewer, card, null);
  if (from === null) throw new Error('may-I names no day');
  return { from, rules: verdicts.filter(({ ok }) => !ok).map(({ rule }) => rule) };
}

/** When they were offered after the message, in half a year in which there is always something to write about. */
async function offeredAgain(stage: Stage, contact: string): Promise<number[]> {
  const written = stage.clock.now();
  for (let week = 0; week < 26; week += 1) {
    await stage.talk(ADA, contact, `talk-${week}`);
    await stage.until(stage.clock.now() + 7 * DAY);
  }
  const offered: number[] = [];
  for await (const { type, subject, time } of stage.ledger()) {
    const at = Date.parse(time);
    if (type === 'outreach.suggested' && subject === contact && at > written) offered.push(at);
  }
  return offered;
}
