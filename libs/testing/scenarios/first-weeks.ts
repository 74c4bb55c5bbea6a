import type { Card, SuggestionDoc } from '../../../apps/contacts/src/documents.js';
import { crowd, fileOf } from './crowd.js';
import type { Lived } from './lived.js';
import { DAY, HOUR, Stage } from './stage.js';
import { countWeeks } from './weeks.js';

/** A Monday. */
const START = Date.UTC(2026, 1, 2, 5);
const WEEKS = 18;
const RECRUITERS = ['m_ada', 'm_bob', 'm_cai', 'm_dee', 'm_eli'] as const;
/** connections of each: 3,000 together */
const OLD = 588;
const RECENT = 12;
const KEPT = 40;

/**
 * A fresh import of 3,000 connections without any history; five recruiters keep 40 people each and have a dozen
 * connections of the last 30 days each. Every offer is accepted and written the day it comes, nobody ever answers.
 */
export async function firstWeeks(): Promise<Lived> {
  const stage = await Stage.open(START, RECRUITERS);
  try {
    await fill(stage);
    for (let day = 0; day < WEEKS * 7; day += 1) {
      await stage.until(START + day * DAY + 8 * HOUR);
      for (const member of RECRUITERS) await writeAll(stage, member);
    }
    const { findings } = await stage.verified();
    return await countWeeks(stage.ledger(), { start: START - 5 * HOUR, weeks: WEEKS, members: RECRUITERS }, findings);
  } finally {
    await stage.close();
  }
}

async function fill(stage: Stage): Promise<void> {
  for (const [index, member] of RECRUITERS.entries()) {
    const first = index * (OLD + RECENT);
    const old = crowd({ first, count: OLD, now: START, from: 40, to: 1200 });
    const recent = crowd({ first: first + OLD, count: RECENT, now: START, from: 2, to: 26 });
    await stage.upload(member, member, fileOf([...old, ...recent]));
  }
  const cards = await stage.cards();
  for (const member of RECRUITERS) await keepSome(stage, member, cards);
}

async function keepSome(stage: Stage, member: string, cards: Card[]): Promise<void> {
  const old = cards.filter(({ facts }) =>
    facts.connected.some((one) => one.member === member && (one.since ?? 0) < START - 40 * DAY),
  );
  for (const { id } of old.slice(0, KEPT)) {
    await stage.done(member, 'contact.keep', { contact: id, member, rhythm: 'quarterly' });
  }
}

async function writeAll(stage: Stage, member: string): Promise<void> {
  const open = await stage.list<SuggestionDoc>('suggestion', 'member', member, 'open');
  for (const offer of open) await stage.write(member, offer);
}
