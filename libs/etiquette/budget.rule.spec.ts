import { describe, expect, test } from '@jest/globals';
import { defaultPolicy, type Policy } from '#libs/events/policy.js';
import { budget } from './budget.rule.js';
import type { Case } from './case.js';
import type { MemberFacts } from './desk-facts.js';
import { newMemberFacts } from './member.fold.js';
import { caseFor } from './testing/case-for.js';
import { day, Story } from './testing/story.js';
import { days } from './time.js';

const now = day(1);
const kept = new Story().kept(day(0)).known;
const judged = (more: Partial<MemberFacts>, numbers: Partial<Policy['budget']> = {}, theCase: Partial<Case> = {}) => {
  const policy = { ...defaultPolicy, budget: { ...defaultPolicy.budget, ...numbers } };
  return budget(caseFor(kept, now, { ...theCase, member: { ...newMemberFacts('m_ada'), ...more } }), policy, now);
};
const offer = (suggestion: string, on: string, tie: boolean) => {
  return { suggestion, contact: 'c_bob', day: on, tie, expiresAt: day(7) };
};
const written = (count: number, ago: number) =>
  Array.from({ length: count }, (_, index) => ({ seq: index, at: now - days(ago) - index }));
const asked = { mode: 'ask', asked: 'question' } as const;

describe('of several measures that are full', () => {
  test('the one that has room last is told', () => {
    const touches = [...written(36, 2), ...written(15, 0)];
    expect(judged({ touches }, {}, asked)).toMatchObject({
      because: { code: 'touches-week', used: 51 },
      until: day(6) - 34,
    });
  });

  test('the one that never has room by itself is told before all others', () => {
    const full = judged({ touches: written(2, 0) }, { touchesPerDay: 2, touchesPerWeek: 0 }, asked);
    expect(full).toMatchObject({ because: { code: 'touches-week' }, until: null });
  });
});

test('a day of which all is about to be written has room again when something of it is', () => {
  const accepted = Array.from({ length: 15 }, (_, index) => `s_${index}`);
  expect(judged({ accepted }, {}, asked)).toMatchObject({
    ok: false,
    because: { code: 'touches-day', reserved: 15, used: 0 },
    until: null,
  });
});

describe('offers for the tie alone', () => {
  test('never come where a pool wants none', () => {
    expect(judged({}, { tiesPerDay: 0 })).toMatchObject({ ok: false, because: { code: 'ties' }, until: null });
    expect(judged({}, { offersPerDay: 0 }, {})).toMatchObject({ ok: false, because: { code: 'offers' }, until: null });
  });

  test('are counted of today, and no other offers', () => {
    const offers = [
      offer('s_1', '2026-11-03', true),
      offer('s_2', '2026-11-03', true),
      offer('s_3', '2026-11-03', false),
      offer('s_4', '2026-11-02', true),
    ];
    expect(judged({ offers })).toMatchObject({ ok: false, because: { code: 'ties', used: 2, of: 2 } });
  });
});
