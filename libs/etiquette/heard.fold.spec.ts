import { describe, expect, it } from '@jest/globals';
import type { MemberFacts } from './desk-facts.js';
import { answeredBy, heardMarks, lastBefore, writersBefore, writtenTo } from './heard.js';
import { foldMember, memberEvents, membersOf, type MemberEvent } from './member.fold.js';
import { day, Story } from './testing/story.js';

/** Ada's desk after what a contact's story says of it. */
function deskAfter({ events }: Story): MemberFacts | null {
  const types = new Set<string>(memberEvents.map(({ type }) => type));
  return events
    .filter((event): event is MemberEvent => types.has(event.type))
    .filter((event) => membersOf(event).includes('m_ada'))
    .reduce<MemberFacts | null>((desk, event) => foldMember(desk, event, 'm_ada'), null);
}

const heardOf = (story: Story) =>
  deskAfter(story)?.heard.map(({ seq, answer, objected }) => [seq, answer, objected]) ?? [];

/** Ada writes, marked as the deciders mark it. */
const writes = (story: Story, at: number, presumed = false) =>
  story.touched(at, { presumed, ...heardMarks(story.known, { at, presumed }) });

function replies(story: Story, at: number): Story {
  const answers = answeredBy(story.known, at);
  const plain = {
    channel: 'email',
    toMember: 'm_ada',
    wish: null,
    owedUntil: at,
    until: null,
    dateGiven: false,
  } as const;
  return story.tell('interaction.responded', { ...plain, ...answers }, at);
}

describe('what the brake is told of a message', () => {
  it('is whether they had replied before, and nothing of one that is only presumed', () => {
    const story = writes(new Story(), day(1));
    expect(heardOf(story)).toEqual([]);
    replies(story, day(2));
    expect(heardOf(writes(story, day(3), true))).toEqual([]);
    expect(heardOf(writes(story, day(4)))).toEqual([[5, null, false]]);
  });

  it('is what answers it: everything since the response before', () => {
    const story = replies(new Story(), day(1));
    writes(writes(story, day(2)), day(9));
    expect(heardOf(replies(story, day(10)))).toEqual([
      [3, 5, false],
      [4, 5, false],
    ]);
    expect(heardOf(replies(story, day(20))).map(([, answer]) => answer)).toEqual([5, 5]);
  });

  it('is what had answered it already, where it came to light late', () => {
    const story = replies(replies(new Story(), day(1)), day(20));
    expect(heardOf(writes(story, day(10)))).toEqual([[4, 3, false]]);
  });

  it('goes with what is taken back', () => {
    const story = replies(new Story(), day(1));
    replies(writes(story, day(2)), day(3));
    const back = { member: null, employer: null, suggestion: null, ...writersBefore(story.known.touches, day(3)) };
    story.tell('interaction.retracted', { of: 4, what: 'response', ...back }, day(4));
    expect(heardOf(story)).toEqual([[3, null, false]]);
    story.tell('interaction.retracted', { ...back, of: 3, what: 'touch', member: 'm_ada' }, day(5));
    expect(heardOf(story)).toEqual([]);
  });

  it('is the message after which they objected', () => {
    const story = replies(new Story(), day(1));
    writes(writes(story, day(2)), day(9));
    story.tell('privacy.objected', { ground: 'wish', ...lastBefore(story.known) }, day(10));
    expect(heardOf(story)).toEqual([
      [3, null, false],
      [4, null, true],
    ]);
  });

  it('is no objection any more once that is lifted', () => {
    const story = replies(new Story(), day(1));
    writes(writes(story, day(2)), day(9));
    story.tell('privacy.objected', { ground: 'wish', ...lastBefore(story.known) }, day(10));
    writes(story, day(11));
    story.tell('privacy.objection-lifted', writtenTo(story.known), day(12));
    expect(heardOf(story).map(([, , objected]) => objected)).toEqual([false, false, false]);
  });

  it('stays an objection where somebody else lifts theirs', () => {
    const story = replies(new Story(), day(1));
    writes(story, day(2));
    story.tell('privacy.objected', { ground: 'wish', ...lastBefore(story.known) }, day(10));
    story.tell('privacy.objection-lifted', { written: [{ member: 'm_ada', seq: 99 }] }, day(12));
    expect(heardOf(story)).toEqual([[3, null, true]]);
  });

  it('is kept for 180 days, and of no more than 200 messages', () => {
    const story = replies(new Story(), day(1));
    for (let i = 0; i < 210; i += 1) writes(story, day(2 + i / 4));
    expect(heardOf(story)).toHaveLength(200);
    expect(heardOf(writes(story, day(240)))).toHaveLength(1);
  });
});
