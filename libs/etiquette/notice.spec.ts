import { describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '#libs/events/policy.js';
import { momentsOf } from './notice.js';
import { notice } from './notice.rule.js';
import { caseFor } from './testing/case-for.js';
import { day, provenance, Story } from './testing/story.js';

const found = () => {
  const story = new Story('c_found');
  story.facts = { ...story.known, basis: 'sourced' };
  return story;
};
const judged = (story: Story, at: number) => notice(caseFor(story.known, at), defaultPolicy, at);

describe('somebody whom a source found', () => {
  it('may be offered for 30 days, and then not before somebody has told them', () => {
    expect(judged(found(), day(30) - 1)).toMatchObject({ ok: true, because: { code: 'owed', blockedAt: day(30) } });
    expect(judged(found(), day(30))).toMatchObject({ ok: false, until: null, because: { code: 'overdue' } });
    expect(judged(found().tell('privacy.notice-given', {}, day(40)), day(41))).toMatchObject({
      ok: true,
      because: { code: 'given', at: day(40) },
    });
  });

  it('is reminded of on day 20 and shrunk on day 60, or 40 days after a reminder that came late', () => {
    expect(momentsOf(found().known)).toEqual([{ kind: 'notice', seq: 1, at: day(20) }]);
    const alarmed = found().tell('privacy.notice-alarmed', { of: 1, blockedAt: day(30), shrinksAt: day(60) }, day(20));
    expect(momentsOf(alarmed.known)).toEqual([{ kind: 'unnoticed', seq: 2, at: day(60) }]);
  });

  it.each<[string, (story: Story) => Story]>([
    ['is told', (story) => story.tell('privacy.notice-given', {}, day(3))],
    ['writes to us', (story) => story.responded(day(3))],
    ['meets us', (story) => story.noted(day(3), 'met', 'm_ada')],
    ['applies', (story) => story.applied(day(3))],
    ['connects', (story) => story.connected(day(3))],
  ])('has no clock any more once one %s', (_what, then) => {
    const story = then(found());
    expect(momentsOf(story.known)).toEqual([]);
    expect(judged(story, day(50)).ok).toBe(true);
  });
});

it('has no clock whom we know ourselves, or of whom somebody told us', () => {
  expect(judged(new Story(), day(400))).toMatchObject({ ok: true, because: { code: 'none-owed' } });
  const told = found().tell('contact.observed', { ...provenance, basis: 'told' }, day(1));
  expect(judged(told, day(400)).ok).toBe(true);
});
