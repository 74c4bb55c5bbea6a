/* eslint max-lines: [error, 400] -- every event that the rules look at */
import { describe, expect, it } from '@jest/globals';
import { foldFacts } from './facts.fold.js';
import type { ContactFacts } from './facts.js';
import { afterExpiry } from './outreach.fold.js';
import { reasonOf } from './testing/case-for.js';
import { day, Story } from './testing/story.js';
import { days } from './time.js';

const talkSeq = 2;
const withTalk = () => new Story().noted(day(1), 'talk');
const offeredTalk = () => withTalk().offered(day(2), { kind: 'talk', events: [talkSeq] });
const kindsOf = (facts: ContactFacts, now: number) => reasonOf(facts, now)?.kind ?? null;

describe('the facts of a contact', () => {
  it('begin with their coming and end with their erasure', () => {
    const story = new Story();
    expect(story.known).toMatchObject({ contact: 'c_ada', seq: 1, obtainedAt: day(0), basis: 'own-relation' });
    const data = { erasure: 'x_1', ground: 'wish' as const, employers: [], suggestions: [], conflicts: [], stores: [] };
    expect(story.tell('privacy.erased', data, day(1)).facts).toBeNull();
    expect(story.touched(day(2)).facts).toBeNull();
  });

  it('do not change when an event is folded again', () => {
    const story = offeredTalk().accepted(day(3)).touched(day(3)).responded(day(4), 'less-often');
    const again = story.events.reduce<ContactFacts | null>(foldFacts, story.known);
    expect(again).toEqual(story.known);
  });

  it('leave events about others aside', () => {
    const story = withTalk();
    const [event] = new Story('c_bob').touched(day(1)).events.slice(-1);
    expect(event && foldFacts(story.known, { ...event, seq: 99 })).toBe(story.known);
  });

  it('go as if they had never been there when an import is taken back', () => {
    const said = {
      import: 'i_1',
      basis: 'told' as const,
      gone: false,
      employer: null,
      previousEmployer: null,
      connections: ['m_ada'],
      conflicts: [],
      suggestions: [],
    };
    const story = new Story().connected(day(1)).newJob(day(2)).noted(day(2), 'post');
    story.tell('contact.reverted', { ...said, of: [2, 3] }, day(3));
    expect(story.known.connected).toEqual([]);
    expect(story.known.occasions.map(({ kind }) => kind)).toEqual(['post']);
    expect(story.tell('contact.reverted', { ...said, of: [4], gone: true }, day(4)).facts).toBeNull();
    const written = new Story().noted(day(1), 'talk').offered(day(2), { kind: 'talk', events: [talkSeq] });
    written.touched(day(2), { suggestion: written.offer.suggestion });
    expect(written.known.touches).toMatchObject([{ occasion: { events: [talkSeq] } }]);
    written.tell('contact.reverted', { ...said, of: [talkSeq] }, day(3));
    expect(written.known.touches).toMatchObject([{ at: day(2), occasion: null }]);
  });

  it('remember that a message was for the tie also when what the tie rested on is taken back', () => {
    const story = new Story().exchanged(day(-100)).offered(day(1), { kind: 'tie', events: [2] });
    story.touched(day(1), { suggestion: story.offer.suggestion });
    const back = { of: 2, what: 'response' as const, member: null, employer: null, suggestion: null };
    expect(story.tell('interaction.retracted', back, day(2)).known.touches[0]?.occasion?.kind).toBe('tie');
  });

  it('hold what a correction says and keep what it does not name', () => {
    const story = new Story().tell('contact.corrected', { zone: 'Europe/Vienna' }, day(1));
    expect(story.known).toMatchObject({ zone: 'Europe/Vienna', country: 'DE' });
  });
});

describe('messages', () => {
  it('make an exchange only with a response, whoever was written to', () => {
    const story = new Story().touched(day(1), { member: 'm_bob' });
    expect(story.known.lastExchangeAt).toBeNull();
    expect(story.responded(day(2)).known).toMatchObject({
      lastExchangeAt: day(2),
      lastExchangeBy: 'm_ada',
      lastExchangeSeq: 3,
    });
  });

  it('leave an answer owed until it is given, and again when it is taken back', () => {
    const story = new Story().responded(day(1)).responded(day(2));
    expect(story.known.owed).toEqual({ seq: 3, at: day(2), toMember: 'm_ada', until: day(32) });
    story.tell('interaction.answered', { member: 'm_ada', channel: 'email', of: 3 }, day(3));
    expect(story.known.owed).toBeNull();
    const back = { of: 4, what: 'answer' as const, member: 'm_ada', employer: null, suggestion: null };
    expect(story.tell('interaction.retracted', back, day(4)).known.owed?.seq).toBe(3);
  });

  it('are kept in the order in which they were sent, however late they are found', () => {
    const story = new Story()
      .touched(day(5))
      .tell(
        'interaction.touched',
        { member: 'm_bob', channel: 'phone', suggestion: null, presumed: false, imported: true, employer: null },
        day(9),
        day(2),
      );
    expect(story.known.touches.map(({ at, known }) => [at, known])).toEqual([
      [day(2), day(9)],
      [day(5), day(5)],
    ]);
  });

  it('take back everything they counted for', () => {
    const before = new Story().noted(day(1), 'talk').known;
    const story = offeredTalk().accepted(day(3)).touched(day(3), { suggestion: 's_2' });
    expect(kindsOf(story.known, day(4))).toBeNull();
    const touch = { of: story.seq, what: 'touch' as const, member: 'm_ada', employer: null, suggestion: 's_2' };
    story.tell('interaction.retracted', touch, day(4));
    expect(story.known).toMatchObject({ touches: before.touches, occasions: before.occasions, offer: null });
    story.responded(day(5), 'not-now', day(50));
    const response = { of: story.seq, what: 'response' as const, member: null, employer: null, suggestion: null };
    story.tell('interaction.retracted', response, day(6));
    expect(story.known).toMatchObject({
      closeUntil: null,
      dateGiven: false,
      lastExchangeAt: null,
      responses: [],
      owed: null,
    });
  });

  it('remember "less often" for good, but not when it was a mistake', () => {
    const story = new Story().responded(day(1), 'less-often');
    for (let later = 2; later < 40; later += 1) story.responded(day(later));
    expect(story.known.lessOften).toBe(true);
    expect(story.known.responses).toHaveLength(16);
    const back = { of: 2, what: 'response' as const, member: null, employer: null, suggestion: null };
    expect(story.tell('interaction.retracted', back, day(50)).known.lessOften).toBe(false);
  });

  it('keep their latest "not now" while they write about something else', () => {
    const story = new Story()
      .responded(day(1), 'not-now', day(100))
      .responded(day(2))
      .responded(day(3), 'not-now', day(60));
    expect(story.responded(day(4)).known).toMatchObject({ closeUntil: day(60), dateGiven: true, closeSeq: 4 });
  });
});

describe('an offer', () => {
  it('takes its occasion and reserves the contact', () => {
    const story = offeredTalk();
    expect(story.offer).toMatchObject({ suggestion: 's_2', state: 'open', reservedUntil: day(9) });
    expect(kindsOf(story.known, day(3))).toBeNull();
    expect(story.accepted(day(3)).offer).toMatchObject({ state: 'accepted', presumeAt: day(6), reservedUntil: day(6) });
  });

  it('uses its occasion up for good once it was written, or declined as weak', () => {
    const written = offeredTalk().accepted(day(3)).touched(day(4), { suggestion: 's_2' });
    expect(written.known.offer).toBeNull();
    expect(written.known.touches[0]?.occasion).toEqual({ kind: 'talk', events: [talkSeq] });
    expect(written.known.occasions[0]?.usedBy).toBe('s_2');
    expect(kindsOf(offeredTalk().declined(day(3)).known, day(4))).toBeNull();
  });

  it('leaves its occasion with the first message when a second one is taken back', () => {
    const story = offeredTalk().touched(day(3), { suggestion: 's_2' });
    story
      .offered(day(10), { kind: 'talk', events: [talkSeq, 4], followUp: true })
      .touched(day(10), { suggestion: 's_4' });
    const back = { of: story.seq, what: 'touch' as const, member: 'm_ada', employer: null, suggestion: 's_4' };
    expect(story.tell('interaction.retracted', back, day(11)).known.occasions[0]?.usedBy).toBe('s_2');
  });

  it('counts for its occasion also when it is written after all', () => {
    const story = offeredTalk().accepted(day(3)).withdrawn(day(4));
    expect(kindsOf(story.known, day(5))).toBe('talk');
    expect(story.touched(day(5), { suggestion: 's_2' }).known.occasions[0]?.usedBy).toBe('s_2');
  });

  it('comes again on the day it was put off to, while its occasion lives', () => {
    const story = offeredTalk();
    story.tell('outreach.snoozed', { suggestion: 's_2', member: 'm_ada', employer: null, until: day(8) }, day(3));
    expect(kindsOf(story.known, day(8) - 1)).toBeNull();
    expect(kindsOf(story.known, day(8))).toBe('talk');
    expect(kindsOf(story.known, day(15))).toBeNull();
  });

  it('goes on once to somebody else after it expired', () => {
    const open = offeredTalk();
    const expired = offeredTalk().ended(day(9), 'expired');
    expect(afterExpiry(open.known, day(9))).toEqual({ ...expired.known, seq: open.known.seq });
    expect(reasonOf(expired.known, day(9), 'm_ada')).toBeNull();
    expect(reasonOf(expired.known, day(9), 'm_bob')).toMatchObject({ kind: 'talk', hop: 1 });
    expired.offered(day(9), { kind: 'talk', events: [talkSeq], hop: 1, member: 'm_bob' }).ended(day(14), 'expired');
    expect(reasonOf(expired.known, day(14), 'm_cem')).toBeNull();
  });

  it('is left to others by "not mine", and to later by "bad time"', () => {
    const notMine = offeredTalk().declined(day(3), 'not-mine').known;
    expect([reasonOf(notMine, day(4), 'm_ada'), reasonOf(notMine, day(4), 'm_bob')?.kind]).toEqual([null, 'talk']);
    expect(offeredTalk().declined(day(3), 'bad-time').known.snoozedUntil).toBe(day(3) + days(14));
  });

  it('for the tie rests for a rhythm when nothing came of it', () => {
    const story = new Story()
      .kept(day(1))
      .offered(day(2), { kind: 'tie', events: [2] })
      .ended(day(9), 'expired');
    expect(kindsOf(story.known, day(98))).toBeNull();
    expect(kindsOf(story.known, day(99))).toBe('tie');
  });

  it('is forgotten by nobody else: an end that names another offer changes nothing', () => {
    const story = offeredTalk();
    story.tell('outreach.expired', { suggestion: 's_other', member: 'm_ada', employer: null }, day(3));
    expect(story.offer.suggestion).toBe('s_2');
  });
});
