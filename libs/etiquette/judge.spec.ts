import { describe, expect, test } from '@jest/globals';
import { defaultPolicy, type Policy } from '#libs/events/policy.js';
import type { Case } from './case.js';
import { inOrder, judge } from './judge.js';
import { occasionsAhead } from './occasions.js';
import { caseFor } from './testing/case-for.js';
import { day, Story } from './testing/story.js';
import { fails, passes } from './verdict.js';

const asked = { mode: 'ask', asked: 'question', occasion: null } as const;
const forClose = (numbers: NonNullable<NonNullable<Policy['narrower']>['standings']>['close']): Policy => {
  return { ...defaultPolicy, narrower: { standings: { close: numbers } } };
};
/** Somebody who is close to us up to day 10. */
const close = () => new Story().exchanged(day(-170));

describe('all rules pass', () => {
  const from = (story: Story, more: Partial<Case>, policy: Policy, now = day(1)) =>
    judge(caseFor(story.known, now, more), policy, now).from;

  test('never by time alone where a pool lets nobody be written to', () => {
    const none = { ...defaultPolicy, cap: { per30Days: 0, per365Days: 0, per365DaysReplied: 0 } };
    expect(from(close(), asked, none)).toBeNull();
  });

  test('when they are close no longer, where nobody who is close may be written to', () => {
    expect(from(close(), asked, forClose({ cap: { per30Days: 0 } }))).toBe(day(10));
    expect(from(close().touched(day(0)), asked, forClose({ cap: { per30Days: 0 } }))).toBe(day(10));
  });

  test('never without a reason, also where they stand elsewhere by then', () => {
    const none = { occasion: null };
    expect(from(close(), none, forClose({ gap: { days: 8 } }))).toBeNull();
    expect(from(close().touched(day(0)), none, forClose({ gap: { days: 8 } }))).toBeNull();
  });

  test('when the offer that was put off comes again, and not when they stand elsewhere before', () => {
    const story = close().touched(day(0)).newJob(day(1));
    story.offered(day(1), { kind: 'new-job', events: [5] });
    const { suggestion, member } = story.offer;
    story.tell('outreach.snoozed', { suggestion, member, employer: null, until: day(12) }, day(1));
    const policy = forClose({ gap: { days: 8 } });
    const occasion = occasionsAhead(story.known, policy, day(1)).find(({ kind }) => kind === 'new-job') ?? null;
    expect(from(story, { occasion }, policy)).toBe(day(12));
  });
});

test('verdicts are shown in one order, whatever order they come in, and those not asked for are left out', () => {
  const verdicts = [passes('occasion/live'), fails('gap/running', day(7)), passes('objection/none')];
  expect(inOrder(verdicts).map(({ rule }) => rule)).toEqual(['objection', 'gap', 'occasion']);
});
