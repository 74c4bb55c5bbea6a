import type { Card, SuggestionDoc } from '../../../apps/contacts/src/documents.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import { Random } from '#libs/testing/random.js';
import { crowd, fileOf } from './crowd.js';
import { DAY, HOUR, Stage } from './stage.js';

/** A Monday. */
const START = Date.UTC(2026, 1, 2, 5);
const WEEKS = 12;
const MEMBERS = ['m_ada', 'm_bo'] as const;
const CHANNEL = 'linkedin';

/**
 * The ledger of a season of a small team, as the real owner decided it: two files, keeps, talks, offers that are
 * written, presumed, declined, put off and left alone, replies and wishes, merges that hold and one that is
 * taken back, an objection, a restriction, somebody let go, and an erasure. The same every time.
 */
export async function season(): Promise<Envelope[]> {
  const draws = new Random('season');
  const stage = await Stage.open(START, MEMBERS, (size) => draws.bytes(size));
  try {
    await fill(stage);
    for (let day = 0; day < WEEKS * 7; day += 1) {
      await stage.until(START + day * DAY + 9 * HOUR);
      await happens(stage, day);
      for (const member of MEMBERS) await work(stage, member, day);
    }
    const events: Envelope[] = [];
    for await (const event of stage.ledger()) events.push(event);
    return events;
  } finally {
    await stage.close();
  }
}

async function fill(stage: Stage): Promise<void> {
  for (const [index, member] of MEMBERS.entries()) {
    const old = crowd({ first: 100 * index, count: 40, now: START, from: 60, to: 900, employers: 9 });
    const fresh = crowd({ first: 100 * index + 40, count: 14, now: START, from: 2, to: 26, employers: 9 });
    await stage.upload(member, member, fileOf([...old, ...fresh]));
  }
  const cards = await stage.cards();
  for (const [n, { id }] of cards.entries())
    if (n % 6 === 0) await stage.done('m_ada', 'contact.keep', { contact: id, member: 'm_ada', rhythm: 'quarterly' });
}

/** What comes from outside on this day, and what the team does of its own accord. */
async function happens(stage: Stage, day: number): Promise<void> {
  const cards = await stage.cards();
  const someone = (n: number): string => cards[n % cards.length]?.id ?? '';
  if (day % 2 === 0) await stage.talk('m_ada', someone(day * 7), `talk-${day}`);
  const once = onDay[day];
  if (once !== undefined) await stage.done('m_ada', ...once(someone, cards));
}

const onDay: Record<number, (someone: (n: number) => string, cards: Card[]) => [kind: string, data: object]> = {
  10: (someone) => ['contact.merge', { into: someone(3), from: someone(50), fields: {} }],
  12: (someone) => ['contact.merge', { into: someone(12), from: someone(60), fields: {} }],
  20: (someone) => ['privacy.object', { contact: someone(5), note: 'by phone' }],
  25: (someone) => ['contact.release', { contact: someone(8), reason: 'person' }],
  30: (_someone, cards) => ['contact.unmerge', { merged: cards.find(({ facts }) => facts.merged !== undefined)?.id }],
  33: (someone) => ['privacy.restrict', { contact: someone(15), note: null }],
  40: (someone) => ['privacy.erase', { contact: someone(22), ground: 'wish' }],
};

/** What a member does with the offers of the day, one after the other in another way; who wrote gets an answer. */
async function work(stage: Stage, member: string, day: number): Promise<void> {
  const open = await stage.list<SuggestionDoc>('suggestion', 'member', member, 'open');
  for (const [n, { id: suggestion, contact, occasion }] of open.entries()) {
    const answers = occasion.kind === 'owed';
    if (answers) await stage.done(member, 'answer.record', { contact, member, channel: CHANNEL, at: null });
    else await takeUp(stage, { suggestion, contact, member, turn: (day + n * 3) % 8 });
  }
}

interface Offer {
  suggestion: string;
  contact: string;
  member: string;
  turn: number;
}

async function takeUp(stage: Stage, { turn, ...about }: Offer): Promise<void> {
  const { member } = about;
  if (turn === 7) return;
  if (turn === 6) return stage.done(member, 'suggestion.decline', { ...about, reason: 'weak-reason' });
  if (turn === 5) return stage.done(member, 'suggestion.snooze', { ...about, until: stage.clock.now() + 4 * DAY });
  const accepted = await stage.says(member, 'suggestion.accept', { ...about, channel: CHANNEL });
  // Since the offer was made, a colleague may have written to somebody at the same employer.
  if (accepted.state === 'done' && turn < 4) await write(stage, { turn, ...about });
}

async function write(stage: Stage, { turn, ...about }: Offer): Promise<void> {
  const { member, contact } = about;
  await stage.done(member, 'suggestion.confirm', { ...about, channel: CHANNEL, wrote: true, at: null });
  const wish = turn === 3 ? 'less-often' : turn === 2 ? 'not-now' : null;
  const said = { contact, channel: CHANNEL, at: null, toMember: member, wish, until: null };
  if (turn > 0) await stage.done(member, 'response.record', said);
}
