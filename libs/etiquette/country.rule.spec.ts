import { describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '#libs/events/policy.js';
import type { Basis, Channel, ConsentChannel } from '#libs/events/words.js';
import type { Case } from './case.js';
import { country, needsRelation } from './country.rule.js';
import { caseFor } from './testing/case-for.js';
import { day, Story } from './testing/story.js';

const NOW = day(9);

function says(
  story: Story,
  channel: Channel | null,
  where: { live?: string | null; home?: string; mode?: Case['mode'] } = {},
) {
  const { live = 'DE', home = 'DE', mode = 'accept' } = where;
  const contact = { ...story.known, country: live };
  const { ok, because, until } = country(
    caseFor(contact, NOW, { channel, mode, home: { zone: 'utc', country: home } }),
    defaultPolicy,
    NOW,
  );
  return [ok, because['code'], until];
}

/** Somebody of whom we know on this ground, and who knows nothing of us. */
function stranger(basis: Basis = 'told'): Story {
  const story = new Story();
  story.facts = { ...story.known, basis };
  return story;
}

describe('who does not know us', () => {
  it.each(['email', 'linkedin', 'xing', 'phone', 'text', 'other'] as const)('is not written to by %s', (channel) => {
    expect(says(stranger(), channel)).toEqual([false, 'no-relation', null]);
    expect(says(stranger('sourced'), channel)).toEqual([false, 'no-relation', null]);
    expect(needsRelation(stranger().known, NOW)).toBe(true);
  });

  it.each(['public', 'invitation', 'in-person'] as const)('may be asked by %s', (channel) => {
    expect(says(stranger(), channel)).toEqual([true, 'asking', null]);
  });

  it.each(['offer', 'ask-anyone'] as const)('may be offered (%s), to be invited or answered in public', (mode) => {
    expect(says(stranger(), null, { mode })).toEqual([true, 'ask-first', null]);
  });

  it.each(['ask', 'accept'] as const)('is not written to (%s) where no way is said', (mode) => {
    expect(says(stranger(), null, { mode })).toEqual([false, 'no-relation', null]);
  });

  it('is protected also where nothing is known of where they are, or of the law there', () => {
    expect(says(stranger(), 'email', { live: null })[0]).toBe(false);
    expect(says(stranger(), 'email', { live: null, home: 'US' })[0]).toBe(false);
    expect(says(stranger(), 'email', { live: 'FR', home: 'US' })[0]).toBe(false);
    expect(says(stranger(), 'email', { live: 'AT', home: 'US' })[0]).toBe(false);
  });

  it('may be written to where they live in a country that leaves it to them to say no', () => {
    expect(says(stranger(), 'email', { live: 'US' })).toEqual([true, 'open', null]);
    expect(needsRelation({ ...stranger().known, country: 'US' }, NOW)).toBe(false);
  });
});

describe('a consent', () => {
  const agrees = (story: Story, at: number, ...channels: ConsentChannel[]) =>
    story.tell('privacy.consent-recorded', { channels, given: 'spoken' }, at);
  const refuses = (story: Story, at: number, ...channels: ConsentChannel[]) =>
    story.tell('privacy.consent-withdrawn', { channels }, at);

  it('to one way lets a stranger be written to in that way, and in no other', () => {
    const story = agrees(stranger(), day(1), 'email', 'linkedin');
    expect(says(story, 'email')).toEqual([true, 'consent', null]);
    expect(says(story, 'phone')).toEqual([false, 'no-relation', null]);
    expect(says(story, 'invitation')).toEqual([true, 'asking', null]);
  });

  it('is not enough where nobody says which way a message goes, but for an offer, whose way is still to be chosen', () => {
    const story = agrees(stranger(), day(1), 'email');
    expect(says(story, null)[1]).toBe('no-relation');
    expect(says(story, null, { mode: 'offer' })).toEqual([true, 'consent', null]);
  });

  it('that is taken back closes at once every way that nothing else opens', () => {
    const story = refuses(agrees(stranger(), day(1), 'email'), day(2), 'email');
    for (const way of ['email', 'phone', 'invitation', 'public', null] as const)
      expect(says(story, way)).toEqual([false, 'withdrawn', null]);
    expect(says(story, null, { mode: 'offer' })).toEqual([false, 'withdrawn', null]);
  });

  it('to one way outlives what is taken back of another', () => {
    const story = refuses(agrees(stranger(), day(1), 'email', 'phone'), day(2), 'phone');
    expect(says(story, 'email')[1]).toBe('consent');
    expect(says(story, 'phone')[1]).toBe('withdrawn');
    expect(says(story, 'invitation')[1]).toBe('withdrawn');
    expect(says(story, null, { mode: 'offer' })[1]).toBe('consent');
  });

  it('that is taken back closes its way to whom they know, too, and wherever they live', () => {
    const known = refuses(stranger('own-relation'), day(2), 'phone');
    expect(says(known, 'phone')).toEqual([false, 'withdrawn', null]);
    expect(says(known, 'phone', { live: 'US' })).toEqual([false, 'withdrawn', null]);
    expect(says(known, 'email')).toEqual([true, 'relation', null]);
    expect(says(known, null, { mode: 'offer' })).toEqual([true, 'relation', null]);
    expect(says(known, null)).toEqual([false, 'withdrawn', null]);
  });

  it('counts again when they agree anew, and not before: no message of theirs is one', () => {
    const story = refuses(agrees(stranger(), day(1), 'email'), day(2), 'email').exchanged(day(3));
    expect(says(story, 'email')[1]).toBe('withdrawn');
    expect(says(agrees(story, day(4), 'email'), 'email')[0]).toBe(true);
  });
});

describe('a relation', () => {
  it.each([
    ['what they wrote', (s: Story) => s.responded(day(1))],
    ['a meeting', (s: Story) => s.noted(day(1), 'met', 'm_ada')],
    ['a connection to one of us', (s: Story) => s.connected(day(1))],
    ['an application', (s: Story) => s.applied(day(1), 'ended')],
  ])('is %s', (_what, tell) => {
    const story = tell(stranger());
    story.facts = { ...story.known, basis: 'told' };
    expect(says(story, 'email')).toEqual([true, 'relation', null]);
  });

  it('is our own, where whoever brought them in said so', () => {
    expect(says(stranger('own-relation'), 'email')).toEqual([true, 'relation', null]);
  });

  it('is an application for 24 months, and no message of ours', () => {
    const applied = stranger();
    applied.applied(day(-800), 'ended', {}, day(1));
    applied.facts = { ...applied.known, basis: 'told' };
    expect(says(applied, 'email')[1]).toBe('no-relation');
    expect(says(stranger().touched(day(1), { channel: 'invitation' }), 'email')[1]).toBe('no-relation');
  });
});
