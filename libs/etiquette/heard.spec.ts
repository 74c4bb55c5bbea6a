import { describe, expect, it } from '@jest/globals';
import type { Response, Touch } from './facts.js';
import type { HeardMessage } from './desk-facts.js';
import { foldHeard, heardSince, type HeardEvent } from './heard.fold.js';
import { answeredBy, heardMarks, lastBefore, writersBefore, writtenTo } from './heard.js';
import { day, Story } from './testing/story.js';

/** A message of ours and a sign of theirs, each told by the event of its day. */
const touch = (on: number, presumed = false): Touch => {
  const plain = { channel: 'email', suggestion: null, occasion: null, member: 'm_ada' } as const;
  return { ...plain, seq: on, at: day(on), known: day(on), presumed };
};
const response = (on: number, sign: Response['sign'] = 'words'): Response => {
  const plain = { channel: 'email', toMember: null, wish: null, until: null, dateGiven: false, answer: null } as const;
  return { ...plain, seq: on, at: day(on), sign, owedUntil: day(on + 30) };
};
const ours = (...on: number[]) => on.map((seq) => ({ member: 'm_ada', seq }));

describe('whether a message counts for the brake', () => {
  it.each([
    ['they had replied before', [response(1)], false, { warm: true }],
    ['it is only presumed', [response(1)], true, {}],
    ['they had never replied', [], false, {}],
    ['they replied in that very moment only', [response(5)], false, {}],
    ['they replied later only', [response(6)], false, {}],
    ['they had only accepted an invitation', [response(1, 'accepted')], false, {}],
    ['a reply followed', [response(1), response(7), response(9)], false, { warm: true, answered: 7 }],
    ['a reply came in that very moment', [response(1), response(5)], false, { warm: true, answered: 5 }],
  ])('is said where %s', (_, responses, presumed, marks) => {
    expect(heardMarks({ responses }, { at: day(5), presumed })).toEqual(marks);
  });
});

describe('what a response answers', () => {
  const touches = [touch(3), touch(5), touch(6), touch(7, true), touch(10), touch(11)];

  it('is every message since the response before, up to its own moment', () => {
    const responses = [response(1), response(5), response(15)];
    expect(answeredBy({ touches, responses }, day(10))).toEqual({ replies: ours(6, 10) });
  });

  it('is nothing where they had answered in that moment, or never before', () => {
    expect(answeredBy({ touches, responses: [response(1), response(10)] }, day(10))).toEqual({});
    expect(answeredBy({ touches, responses: [] }, day(10))).toEqual({});
    expect(answeredBy({ touches: [], responses: [response(1)] }, day(10))).toEqual({});
  });

  it('may be a message of any who wrote until then, each named once', () => {
    const of = (on: number, member: string | null) => ({ at: day(on), member });
    const all = [of(1, 'm_ada'), of(2, null), of(3, 'm_ada'), of(5, 'm_bob'), of(6, 'm_cy')];
    expect(writersBefore(all, day(5))).toEqual({ writers: ['m_ada', 'm_bob'] });
    expect(writersBefore(all.slice(1, 2), day(5))).toEqual({});
  });
});

describe('what an objection is put down to', () => {
  const responses = [response(1)];

  it('is the last message before it, in its own moment too', () => {
    const touches = [touch(3), touch(5)];
    expect(lastBefore({ touches, responses }, day(5))).toEqual({ after: { member: 'm_ada', seq: 5 } });
    expect(lastBefore({ touches, responses }, day(4))).toEqual({ after: { member: 'm_ada', seq: 3 } });
    expect(lastBefore({ touches, responses })).toEqual({ after: { member: 'm_ada', seq: 5 } });
  });

  it('is none that was presumed, or written to somebody who had not replied', () => {
    expect(lastBefore({ touches: [touch(3), touch(5, true)], responses })).toEqual({});
    expect(lastBefore({ touches: [touch(1)], responses })).toEqual({});
    expect(lastBefore({ touches: [], responses })).toEqual({});
  });

  it('may be, once it is lifted, any message but the presumed', () => {
    expect(writtenTo({ touches: [touch(3), touch(4, true), touch(5)] })).toEqual({ written: ours(3, 5) });
    expect(writtenTo({ touches: [touch(4, true)] })).toEqual({});
  });
});

describe('what a desk keeps of heard messages', () => {
  const heard = (seq: number, more: Partial<HeardMessage> = {}): HeardMessage => {
    return { seq, at: day(1), answer: null, objected: false, ...more };
  };
  const after = (story: Story, ...all: HeardMessage[]) => foldHeard(all, story.events.at(-1) as HeardEvent);
  const said = { of: 9, what: 'response', member: null, employer: null, suggestion: null } as const;

  it('is in the order of their sending, those of one moment as they were told', () => {
    const late = new Story('c_ada', 20).touched(day(1), { warm: true });
    const kept = [heard(23, { at: day(2) }), heard(24)];
    expect(after(late, ...kept).map(({ seq }) => seq)).toEqual([22, 24, 23]);
  });

  it('ends to the millisecond 180 days after it was sent', () => {
    const [one] = [heard(3)];
    expect(heardSince([one], day(181) - 1)).toEqual([one]);
    expect(heardSince([one], day(181))).toEqual([]);
  });

  it('stays as it is where an event names no message', () => {
    const all = [heard(3, { objected: true, answer: 4 }), heard(5)];
    expect(after(new Story().responded(day(2)), ...all)).toEqual(all);
    expect(after(new Story().tell('privacy.objected', { ground: 'wish' }, day(2)), ...all)).toEqual(all);
    expect(after(new Story().tell('privacy.objection-lifted', {}, day(2)), ...all)).toEqual(all);
  });

  it('loses an answer that is taken back, and no other', () => {
    const back = new Story().tell('interaction.retracted', said, day(2));
    expect(after(back, heard(3, { answer: 9 }), heard(5, { answer: 8 }))).toEqual([heard(3), heard(5, { answer: 8 })]);
  });
});
