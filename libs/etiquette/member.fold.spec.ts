import { describe, expect, test } from '@jest/globals';
import type { MemberFacts } from './desk-facts.js';
import { foldMember, membersOf, newMemberFacts, type MemberEvent } from './member.fold.js';
import { day, Story } from './testing/story.js';

/** What Ada's desk holds after everything that was told. */
const desk = (story: Story, before: MemberFacts | null = null) =>
  (story.events as MemberEvent[])
    .slice(1)
    .reduce<MemberFacts | null>((facts, event) => foldMember(facts, event, 'm_ada'), before);
const last = (story: Story) => story.events.at(-1) as MemberEvent;
const retracted = (story: Story, of: number, member: string | null, writers?: string[]) =>
  story.tell('interaction.retracted', { of, what: 'touch', member, employer: null, suggestion: null, writers }, day(9));
type Offered = Parameters<Story['offered']>;
const offer = (suggestion: string, kind: 'tie' | 'talk' = 'talk'): [Offered[1], Offered[2]] => [
  { kind, events: [2] },
  { suggestion },
];

describe('a desk changes for', () => {
  test('whoever wrote, and for nobody where an event names nobody', () => {
    expect(membersOf(last(new Story().touched(day(1), { member: 'm_bob' })))).toEqual(['m_bob']);
    expect(membersOf(last(new Story().responded(day(1))))).toEqual([]);
    expect(membersOf(last(new Story().tell('privacy.objected', { ground: 'wish' }, day(1))))).toEqual([]);
    expect(membersOf(last(new Story().tell('privacy.objection-lifted', {}, day(1))))).toEqual([]);
    expect(membersOf(last(retracted(new Story(), 2, null)))).toEqual([]);
  });

  test('everybody whose message was taken back or answered, once each', () => {
    expect(membersOf(last(retracted(new Story(), 2, 'm_ada', ['m_bob', 'm_ada'])))).toEqual(['m_ada', 'm_bob']);
  });
});

describe('a member’s desk', () => {
  test('is empty before anything happened', () => {
    const nothing = { offers: [], open: [], touches: [], accepted: [], rounds: [], heard: [], ties: 0 };
    expect(newMemberFacts('m_ada')).toEqual({ member: 'm_ada', ...nothing });
  });

  test('holds what was offered, and counts what was offered for the tie alone', () => {
    const story = new Story().offered(day(1), ...offer('s_1', 'tie')).offered(day(1), ...offer('s_2'));
    const shown = { contact: 'c_ada', day: '2026-11-03', expiresAt: day(8) };
    expect(desk(story)).toMatchObject({
      offers: [
        { ...shown, suggestion: 's_1', tie: true },
        { ...shown, suggestion: 's_2', tie: false },
      ],
      open: ['s_1', 's_2'],
      ties: 1,
    });
  });

  test('has one place less taken by what is declined or written, and the others still', () => {
    const two = new Story().offered(day(1), ...offer('s_1')).offered(day(1), ...offer('s_2'));
    expect(desk(two.declined(day(2)))).toMatchObject({ open: ['s_1'] });
    const accepted = { ...newMemberFacts('m_ada'), accepted: ['s_1', 's_2'] };
    expect(desk(new Story().touched(day(1), { suggestion: 's_1' }), accepted)?.accepted).toEqual(['s_2']);
  });

  test('counts no message that was taken back, and all others', () => {
    const story = retracted(new Story().touched(day(1)).touched(day(2)), 2, 'm_ada');
    expect(desk(story)?.touches).toEqual([{ seq: 3, at: day(2) }]);
  });

  test('forgets messages, rounds and offers after 14 days, but no offer that is still open', () => {
    const midnight = Date.parse('2026-11-03');
    const shown = (suggestion: string, on: string) => {
      return { suggestion, contact: 'c_bob', day: on, tie: false, expiresAt: day(8) };
    };
    const before: MemberFacts = {
      ...newMemberFacts('m_ada'),
      offers: [shown('s_old', '2026-11-03'), shown('s_open', '2026-11-03'), shown('s_new', '2026-11-04')],
      open: ['s_open'],
      touches: [
        { seq: 1, at: midnight },
        { seq: 2, at: midnight + 1 },
      ],
      rounds: ['2026-11-03/morning', '2026-11-04/morning'],
    };
    const then = midnight + 14 * 86_400_000;
    const after = desk(new Story().tell('privacy.objected', { ground: 'wish' }, then), before);
    expect(after?.offers.map(({ suggestion }) => suggestion)).toEqual(['s_open', 's_new']);
    expect(after?.touches).toEqual([{ seq: 2, at: midnight + 1 }]);
    expect(after?.rounds).toEqual(['2026-11-04/morning']);
  });
});
