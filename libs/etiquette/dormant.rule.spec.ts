import { describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '#libs/events/policy.js';
import type { Case } from './case.js';
import { dormant } from './dormant.rule.js';
import type { ContactFacts } from './facts.js';
import { askedOccasion, occasionsAhead } from './occasions.js';
import { caseFor } from './testing/case-for.js';
import { day, Story } from './testing/story.js';

function says(facts: ContactFacts, now: number, more: Partial<Case> = {}) {
  const asking = { mode: 'ask', asked: 'question', occasion: null } as const;
  const { ok, because, until } = dormant(caseFor(facts, now, { ...asking, ...more }), defaultPolicy, now);
  return [ok, because['code'], until];
}

describe('a dormant tie', () => {
  const silentSince = (years: number): Story => new Story().exchanged(day(-365 * years));

  it('begins three years after the last exchange, counted to the day they came to us', () => {
    expect(says(silentSince(2.99).known, day(1))).toEqual([true, 'none', null]);
    expect(says(silentSince(3).known, day(1))).toEqual([true, 'once', null]);
    expect(says(silentSince(2.99).known, day(200))).toEqual([true, 'none', null]);
  });

  it('rests on the last exchange, which it names', () => {
    const now = day(1);
    const named = dormant(caseFor(silentSince(3).known, now), defaultPolicy, now).because;
    expect(named).toMatchObject({ lastAt: day(-365 * 3), seqs: '2' });
  });

  it('is no reason by itself, also where somebody keeps it', () => {
    const { known } = silentSince(4).kept(day(1));
    expect(occasionsAhead(known, defaultPolicy, day(400))).toEqual([]);
    const tie = { ...askedOccasion('m_ada', day(1)), kind: 'tie', class: 'd' } as const;
    expect(says(known, day(2), { occasion: tie })).toEqual([false, 'needs-reason', null]);
  });

  it('takes one message in three years and no follow-up, until they write', () => {
    const story = silentSince(4).touched(day(1));
    expect(says(story.known, day(9))).toEqual([false, 'written', day(1 + 3 * 365)]);
    expect(says(story.known, day(1096))).toEqual([true, 'once', null]);
    expect(says(story.exchanged(day(10)).known, day(99))).toEqual([true, 'none', null]);
  });
});
