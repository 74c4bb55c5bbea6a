/* eslint max-lines: [error, 400] -- every way in which what slows somebody down may be told wrongly */
import { expect, test } from '@jest/globals';
import { DAY, LedgerStory } from '../testing/ledger-story.js';
import { saidOf, type BrokenPromise } from '../testing/broken-promise.js';

const NINE = { rulesVersion: '9' };

/** Ada's message to `c`, who had replied before. */
function writes(s: LedgerStory, marks: object = { warm: true }, presumed = false): number {
  const how = { channel: 'linkedin', suggestion: null, presumed, imported: true, employer: null };
  return s.tell('interaction.touched', { member: 'm_ada', ...how, ...marks }, { subject: 'c' });
}

const sign = { channel: 'linkedin', toMember: 'm_ada', wish: null, until: null, dateGiven: false };

function replies(s: LedgerStory, to: number[], member = 'm_ada'): number {
  const data = { ...sign, owedUntil: s.now, replies: to.map((seq) => ({ member, seq })) };
  return s.tell('interaction.responded', data, { subject: 'c' });
}

const objects = (s: LedgerStory, contact: string, after?: number): number =>
  s.tell('privacy.objected', { ground: 'wish', ...naming(after) }, { subject: contact });

const lifts = (s: LedgerStory, contact: string, seq: number): number =>
  s.tell('privacy.objection-lifted', { written: [{ member: 'm_ada', seq }] }, { subject: contact });

const naming = (seq?: number): object => (seq === undefined ? {} : { after: { member: 'm_ada', seq } });

/** Somebody else whom Ada may be offered, and a reason. */
function another(s: LedgerStory, name: string): object {
  s.add(name);
  return { events: [s.talk(name)], ...NINE };
}

/** A hundred messages of Ada's, one a day, of which so many are answered. */
function slump(s: LedgerStory, answered: number, marks: object = { warm: true }): void {
  s.respond('c');
  for (let i = 0; i < 100; i += 1) {
    s.later(1);
    const seq = writes(s, marks);
    if (i < answered) replies(s, [seq]);
  }
  s.later(14);
}

/** Five people, each of whom replied once, was written to and objected. */
function fiveObject(s: LedgerStory, count = 5, lifted = 0): void {
  for (let i = 0; i < count; i += 1) {
    const id = `o${String(i)}`;
    s.add(id);
    s.respond(id);
    s.later(1);
    const how = { channel: 'linkedin', suggestion: null, presumed: false, imported: true, employer: null };
    const seq = s.tell('interaction.touched', { member: 'm_ada', ...how, warm: true }, { subject: id });
    objects(s, id, seq);
    if (i < lifted) lifts(s, id, seq);
  }
}

function offers(s: LedgerStory, count: number): void {
  for (let i = 0; i < count; i += 1) s.offer(`x${String(i)}`, another(s, `x${String(i)}`));
}

const broken: BrokenPromise[] = [
  [
    'a third offer of the day to whom 12 of 100 answered',
    'brake',
    (s) => {
      slump(s, 12);
      offers(s, 3);
    },
  ],
  [
    'an offer after five people objected',
    'brake',
    (s) => {
      slump(s, 50);
      fiveObject(s);
      offers(s, 1);
    },
  ],
  ['a message counted although they had never replied', 'brake', (s) => writes(s.later(1))],
  [
    'a presumed message that is counted',
    'brake',
    (s) => {
      s.respond('c');
      writes(s.later(1), { warm: true }, true);
    },
  ],
  [
    'a message that is left out of what counts',
    'brake',
    (s) => {
      offers(s, 1);
      s.respond('c');
      writes(s.later(1), {});
    },
  ],
  [
    'a reply to a message that was never written',
    'brake',
    (s) => {
      s.respond('c');
      replies(s.later(1), [1]);
    },
  ],
  [
    'a reply that is put down to somebody else',
    'brake',
    (s) => {
      s.respond('c');
      replies(s.later(2), [writes(s.later(1))], 'm_bob');
    },
  ],
  [
    'a message that is said to be answered by what came before it',
    'brake',
    (s) => {
      const answered = s.respond('c');
      writes(s.later(1), { warm: true, answered });
    },
  ],
  [
    'an objection that does not name the message before it',
    'brake',
    (s) => {
      offers(s, 1);
      s.respond('c');
      writes(s.later(1));
      objects(s, 'c');
    },
  ],
  [
    'an objection that names another message',
    'brake',
    (s) => {
      s.respond('c');
      const first = writes(s.later(1));
      writes(s.later(1));
      objects(s, 'c', first);
    },
  ],
  [
    'a "no" that names a message written after it',
    'brake',
    (s) => {
      s.respond('c');
      const late = writes(s.later(9));
      const at = s.now - DAY;
      s.tell('interaction.responded', { ...sign, wish: 'no', owedUntil: at }, { subject: 'c', occurred: at });
      s.tell('privacy.objected', { ground: 'response', ...naming(late) }, { subject: 'c' });
    },
  ],
  [
    'an objection that is lifted of a message to somebody else',
    'brake',
    (s) => {
      s.respond('c');
      const seq = writes(s.later(1));
      objects(s, 'c', seq);
      lifts(s, 'd', seq);
    },
  ],
];

test.each(broken)('%s breaks the promise "%s"', async (_what, check, tell) => {
  expect(await saidOf(tell)).toContain(check);
});

const kept: [why: string, answered: number, marks: object, then: (story: LedgerStory) => void][] = [
  ['a third of the day, to whom 13 of 100 answered', 13, { warm: true }, (s) => offers(s, 3)],
  ['two of the day, to whom 12 of 100 answered', 12, { warm: true }, (s) => offers(s, 2)],
  ['a third, where nothing was marked for the brake', 0, {}, (s) => offers(s, 3)],
  ['a third, half a year later', 0, { warm: true }, (s) => offers(s.later(180), 3)],
  [
    'after four objections',
    50,
    { warm: true },
    (s) => {
      fiveObject(s, 4);
      offers(s, 1);
    },
  ],
  [
    'after five objections of which one was lifted',
    50,
    { warm: true },
    (s) => {
      fiveObject(s, 5, 1);
      offers(s, 1);
    },
  ],
];

test.each(kept)('an offer keeps the promise: %s', async (_why, answered, marks, then) => {
  const tell = (s: LedgerStory): void => {
    slump(s, answered, marks);
    then(s);
  };
  expect(await saidOf(tell)).not.toContain('brake');
});

test('of a pool that older rules judged, nothing has to be marked', async () => {
  const story = new LedgerStory();
  story.add('c');
  story.respond('c');
  story.later(1);
  writes(story, {});
  objects(story, 'c');
  story.now += DAY;
  expect((await story.findings()).filter(({ check }) => check === 'brake')).toEqual([]);
});
