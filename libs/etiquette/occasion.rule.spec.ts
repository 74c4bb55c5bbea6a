import { describe, expect, test } from '@jest/globals';
import { defaultPolicy } from '#libs/events/policy.js';
import type { Case } from './case.js';
import { occasion } from './occasion.rule.js';
import { occasionsAhead } from './occasions.js';
import { caseFor } from './testing/case-for.js';
import { day, Story } from './testing/story.js';

const judged = (story: Story, now: number, more: Partial<Case> = {}) =>
  occasion(caseFor(story.known, now, more), defaultPolicy, now);
const ahead = (story: Story, kind: string, now: number) =>
  occasionsAhead(story.known, defaultPolicy, now).find((one) => one.kind === kind) ?? null;
/** Of a talk that was offered and put off up to that day. */
const snoozed = (until: number) => {
  const story = new Story().noted(day(1), 'talk').offered(day(1), { kind: 'talk', events: [2] });
  const { suggestion, member } = story.offer;
  return story.tell('outreach.snoozed', { suggestion, member, employer: null, until: day(until) }, day(2));
};

test('who only asks whether anybody may write brings the reason along', () => {
  expect(judged(new Story(), day(1), { mode: 'ask-anyone', member: null })).toMatchObject({
    ok: true,
    because: { code: 'asked' },
  });
});

describe('a reason that is cited', () => {
  test('is told with all events it rests on', () => {
    const story = new Story().noted(day(1), 'talk').offered(day(1), { kind: 'talk', events: [2] });
    story.touched(day(2), { suggestion: 's_2' });
    expect(judged(story, day(9))).toMatchObject({ ok: true, because: { code: 'live', kind: 'talk', seqs: '2,4' } });
  });

  test('is anybody’s to judge where nobody is named', () => {
    const story = new Story().noted(day(1), 'talk');
    expect(judged(story, day(2), { member: null })).toMatchObject({ ok: true, because: { code: 'live' } });
  });

  test('is judged by itself, whatever other reason is at hand', () => {
    const story = new Story().noted(day(1), 'met', 'm_ada').noted(day(2), 'talk');
    expect(judged(story, day(3), { occasion: ahead(story, 'tie', day(3)) })).toMatchObject({
      ok: false,
      because: { code: 'not-yet', kind: 'tie' },
      until: day(91),
    });
  });
});

describe('an offer that was put off', () => {
  test('waits for its day, and for nothing where that comes when the reason is over', () => {
    const at = (story: Story, more: Partial<Case> = {}) =>
      judged(story, day(3), { occasion: ahead(story, 'talk', day(3)), ...more });
    expect(at(snoozed(9))).toMatchObject({ ok: false, because: { code: 'snoozed' }, until: day(9) });
    expect(at(snoozed(15))).toMatchObject({ ok: false, because: { code: 'snoozed' }, until: null });
    expect(at(snoozed(16))).toMatchObject({ ok: false, because: { code: 'snoozed' }, until: null });
    expect(at(snoozed(9), { mode: 'accept' })).toMatchObject({ ok: true, because: { code: 'live' } });
  });
});
