import { describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '#libs/events/policy.js';
import { mergeFacts } from './merged.fold.js';
import { newMemberFacts } from './member.fold.js';
import { liveOccasions } from './occasions.js';
import { judge } from './judge.js';
import { caseFor } from './testing/case-for.js';
import { day, Story } from './testing/story.js';
import { voice } from './voice.rule.js';
import { voiceOf } from './voice.js';
import { whom } from './whom.js';
import type { ContactFacts } from './facts.js';

const team = ['m_ada', 'm_bob', 'm_cem'];
const writers = team.map((member) => ({ member, role: 'recruiter' as const, free: 5 }));
const wouldWrite = (facts: ContactFacts, member: string, now: number, there = team) =>
  voice(caseFor(facts, now, { member: newMemberFacts(member), team: there }), defaultPolicy, now);
const says = (story: Story, member: string, now: number, there = team) => {
  const { ok, because, until } = wouldWrite(story.known, member, now, there);
  return [ok, because['code'], until];
};
const handed = (story: Story, to: string, now: number, suggestion: string | null = null) =>
  story.tell('outreach.handed-over', { suggestion, member: 'm_ada', employer: null, to }, now);
/** Ada, who keeps them, has handed the offer of the tie over to Cem. */
const handedTie = () => {
  const story = new Story().kept(day(0)).offered(day(1), { kind: 'tie', events: [2] });
  return handed(story, 'm_cem', day(2), story.offer.suggestion);
};
const chosen = (story: Story, now: number) => whom(story.known, writers, defaultPolicy, now);

describe('with a contact speaks', () => {
  it('anybody, as long as nobody has had a word back', () => {
    expect(says(new Story().touched(day(0)), 'm_bob', day(1))).toEqual([true, 'free', null]);
  });

  it('whoever was in the last exchange, for 180 days, and nobody else', () => {
    const story = new Story().exchanged(day(0));
    expect(says(story, 'm_ada', day(179))).toEqual([true, 'theirs', null]);
    expect(says(story, 'm_bob', day(179))).toEqual([false, 'others', day(180)]);
    expect(says(story, 'm_bob', day(180))).toEqual([true, 'free', null]);
  });

  it('whoever met them after that, and not before', () => {
    const story = new Story().noted(day(-3), 'met', 'm_cem').exchanged(day(0));
    expect(voiceOf(story.known, day(1))).toMatchObject({ member: 'm_ada', until: day(180) });
    story.noted(day(2), 'met').noted(day(3), 'met', 'm_bob');
    expect(voiceOf(story.known, day(4))).toEqual({ member: 'm_bob', at: day(3), until: day(183), events: [6] });
  });

  it('whose contact it is, and anybody once the voice has left the team', () => {
    const story = new Story().exchanged(day(0));
    expect(says(story, 'm_bob', day(1), ['m_bob', 'm_cem'])).toEqual([true, 'joins', null]);
    story.tell('contact.assigned', { owner: 'm_bob' }, day(1));
    expect(says(story, 'm_bob', day(2))).toEqual([true, 'joins', null]);
    expect(says(story, 'm_cem', day(2))[0]).toBe(false);
  });

  it('nobody of those who only wrote: a message without an answer is no conversation', () => {
    const story = new Story().exchanged(day(0)).touched(day(1), { member: 'm_bob' });
    expect(voiceOf(story.known, day(2))?.member).toBe('m_ada');
    story.tell(
      'interaction.retracted',
      { of: 2, what: 'response', member: null, employer: null, suggestion: null },
      day(3),
    );
    expect(voiceOf(story.known, day(3))).toBeNull();
  });
});

describe('a conversation that was handed over', () => {
  it('is theirs to whom it was handed until somebody else is in a later exchange', () => {
    const story = handed(new Story().exchanged(day(0)), 'm_bob', day(10));
    expect(says(story, 'm_bob', day(11))).toEqual([true, 'theirs', null]);
    expect(says(story, 'm_ada', day(11))).toEqual([false, 'others', day(180)]);
    story.exchanged(day(12));
    expect(voiceOf(story.known, day(13))?.member).toBe('m_ada');
  });

  it('takes the reason of the offer along, and frees the contact at once', () => {
    const story = new Story().kept(day(0)).offered(day(1), { kind: 'tie', events: [2] });
    handed(story, 'm_cem', day(2), story.offer.suggestion);
    expect(story.known.offer).toBeNull();
    expect(chosen(story, day(2))).toMatchObject({ member: 'm_cem', occasion: { kind: 'tie', events: [2], hop: 0 } });
    expect(liveOccasions(story.known, 'm_ada', defaultPolicy, day(2))).toEqual([]);
  });

  it('takes a tie along once: the next one is again theirs who keep them', () => {
    const ends: ((story: Story) => Story)[] = [
      (story) => story.ended(day(9), 'expired'),
      (story) => story.declined(day(9)),
      (story) => story.touched(day(9), { member: 'm_cem', suggestion: story.offer.suggestion }),
    ];
    const next = ends.map((end) => {
      const story = handedTie();
      end(story.offered(day(2), { kind: 'tie', events: [2], member: 'm_cem' }));
      return chosen(story, day(400))?.member;
    });
    expect(next).toEqual(['m_ada', 'm_ada', 'm_ada']);
  });

  it('is still theirs when their offer was taken back, or what was written before comes in late', () => {
    const taken = handedTie();
    taken.offered(day(2), { kind: 'tie', events: [2], member: 'm_cem' }).withdrawn(day(3));
    expect(chosen(taken, day(3))?.member).toBe('m_cem');
    expect(chosen(handedTie().touched(day(-400)), day(3))?.member).toBe('m_cem');
  });

  it('is whose it was before, or anybody’s, once they have left', () => {
    const there = writers.filter(({ member }) => member !== 'm_cem');
    const match = (story: Story) => whom(story.known, there, defaultPolicy, day(2));
    expect(match(handedTie())).toMatchObject({ member: 'm_ada', occasion: { kind: 'tie' } });
    const news = new Story().noted(day(0), 'talk').offered(day(1), { kind: 'talk', events: [2] });
    handed(news, 'm_cem', day(2), news.offer.suggestion);
    expect(match(news)).toMatchObject({ member: 'm_ada', occasion: { kind: 'talk', member: null } });
  });

  it('ends the asking of whom it was handed to, and keeps that of the others', () => {
    const story = new Story().exchanged(day(0));
    for (const member of ['m_bob', 'm_cem']) story.tell('outreach.handover-asked', { member, from: 'm_ada' }, day(1));
    handed(story, 'm_bob', day(2));
    expect(story.known.handoverAsked).toMatchObject([{ member: 'm_cem', from: 'm_ada' }]);
    story.tell('outreach.handover-declined', { member: 'm_ada', to: 'm_cem' }, day(3));
    expect(story.known.handoverAsked).toEqual([]);
  });
});

describe('whom to offer, where somebody speaks with them', () => {
  it('is the voice, before a better reason of somebody else', () => {
    const story = new Story().exchanged(day(0)).noted(day(1), 'talk').connected(day(2), 'm_bob');
    expect(chosen(story, day(3))).toMatchObject({ member: 'm_ada', occasion: { kind: 'talk' } });
  });

  it('is told of to the other one where there is no other reason, and kept back until the voice is free', () => {
    const story = new Story().exchanged(day(0)).connected(day(10), 'm_bob');
    const match = chosen(story, day(10));
    expect(match).toMatchObject({ member: 'm_bob', occasion: { kind: 'connected' } });
    const member = newMemberFacts('m_bob');
    const theCase = caseFor(story.known, day(10), { member, team, occasion: match?.occasion ?? null });
    const { ok, verdicts, from } = judge(theCase, defaultPolicy, day(10));
    expect([ok, verdicts.filter((one) => !one.ok).map(({ rule }) => rule), from]).toEqual([false, ['voice'], day(180)]);
  });

  it('goes on to nobody when the voice let the offer lie, and to the next one where there is no voice', () => {
    const lain = (story: Story) =>
      story.offered(day(2), { kind: 'talk', events: [story.seq] }).ended(day(9), 'expired');
    const spoken = lain(new Story().exchanged(day(0)).noted(day(1), 'talk'));
    expect(chosen(spoken, day(9))).toBeNull();
    const free = lain(new Story().noted(day(1), 'talk'));
    expect(chosen(free, day(9))).toMatchObject({ member: 'm_bob', occasion: { kind: 'talk', hop: 1 } });
    free.offered(day(9), { kind: 'talk', events: [2], member: 'm_bob', hop: 1 }).ended(day(14), 'expired');
    expect(chosen(free, day(14))).toBeNull();
  });
});

describe('two who become one', () => {
  it('are spoken with by neither voice alone until they write again, and by whom it is handed to', () => {
    const ada = new Story('c_a').exchanged(day(0));
    const bob = new Story('c_b', 100).respondedTo('m_bob', day(1));
    const fields = { name: 'into', headline: 'into', employer: 'into', location: 'into' } as const;
    const data = { into: 'c_a', fields: { ...fields, zone: 'into', language: 'into', owner: 'into' } as const };
    const place = { pool: 'p_1', epoch: 1, actor: 'clock', subject: 'c_b', personal: null };
    const merged = mergeFacts(ada.known, bob.known, {
      ...place,
      type: 'contact.merged',
      seq: 200,
      time: day(2),
      occurredAt: day(2),
      data: { ...data, suggestions: [], employers: [] },
    } as unknown as Parameters<typeof mergeFacts>[2]);
    const may = (member: string) => {
      const theCase = caseFor(merged, day(3), { member: newMemberFacts(member), team, occasion: null });
      return judge(theCase, defaultPolicy, day(3)).verdicts.find(({ rule }) => rule === 'voice')?.ok;
    };
    expect(['m_ada', 'm_bob', 'm_cem'].map(may)).toEqual([false, false, false]);
  });
});
