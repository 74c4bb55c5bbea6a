import type { Card } from '../../../apps/contacts/src/documents.js';
import { crowd, fileOf } from './crowd.js';
import { mostWithin, untrue, type Lived } from './lived.js';
import { DAY, HOUR, Stage } from './stage.js';

/** A Monday. */
const START = Date.UTC(2026, 1, 2, 5);
const DAYS = 400;
const NOTED_EVERY = 3;

interface Silence {
  recruiters: number;
  /** when they were written to, ms */
  written: number[];
  findings: number;
}

/**
 * Somebody about whom there is always something to say, and who never answers: every few days a talk of theirs is
 * noted, every offer is written at once, for more than a year, once by one recruiter and once by twenty.
 */
export async function neverAnswers(): Promise<Lived> {
  const [one, twenty] = [await silenceTowards(1), await silenceTowards(20)];
  const both = [one, twenty];
  return {
    table: both.map(({ recruiters, written, findings }) => {
      const days = written.map((at) => Math.floor((at - START) / DAY));
      return `${recruiters} recruiters wrote on the days ${days.join(', ')} of ${DAYS}; verify: ${findings} findings`;
    }),
    unkept: untrue({
      'one recruiter does write': one.written.length >= 2,
      'twenty recruiters write as often as one': twenty.written.length === one.written.length,
      'never more than 2 messages in 30 days': both.every(({ written }) => mostWithin(written, 30) <= 2),
      'never more than 4 messages in 365 days': both.every(({ written }) => mostWithin(written, 365) <= 4),
      'verify finds nothing': both.every(({ findings }) => findings === 0),
    }),
  };
}

async function silenceTowards(recruiters: number): Promise<Silence> {
  const [first = 'm_0', ...others] = Array.from({ length: recruiters }, (_, i) => `m_${i}`);
  const stage = await Stage.open(START, [first, ...others]);
  try {
    const file = fileOf(crowd({ first: 1, count: 1, now: START, from: 200, to: 200 }));
    for (const member of [first, ...others]) await stage.upload(member, member, file);
    const contact = await theContact(stage);
    for (let day = 0; day < DAYS; day += 1) {
      if (day % NOTED_EVERY === 0) await stage.talk(first, contact, `talk-${day}`);
      await stage.until(START + day * DAY + 10 * HOUR);
      await writeIfOffered(stage, contact);
    }
    return { recruiters, written: await written(stage), findings: (await stage.verified()).findings.length };
  } finally {
    await stage.close();
  }
}

async function theContact(stage: Stage): Promise<string> {
  for await (const { type, subject } of stage.ledger()) {
    if (type === 'contact.added' && typeof subject === 'string') return subject;
  }
  throw new Error('nobody was imported');
}

async function writeIfOffered(stage: Stage, contact: string): Promise<void> {
  const offer = (await stage.read<Card>('card', contact))?.facts.offer ?? null;
  if (offer !== null) await stage.write(offer.member, { id: offer.suggestion, contact });
}

async function written(stage: Stage): Promise<number[]> {
  const times: number[] = [];
  for await (const { type, occurredat } of stage.ledger()) {
    if (type === 'interaction.touched') times.push(Date.parse(occurredat));
  }
  return times;
}
