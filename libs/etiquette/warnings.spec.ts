import { expect, test } from '@jest/globals';
import { defaultPolicy } from '#libs/events/policy.js';
import type { ContactFacts } from './facts.js';
import { day, Story } from './testing/story.js';
import { warningOf } from './warnings.js';

const warned = (facts: ContactFacts, now: number) => warningOf(facts, defaultPolicy, now);
const sourced = (story: Story): ContactFacts => ({ ...story.known, basis: 'sourced' });

test('of somebody of whom all is known there is nothing to warn of', () => {
  expect(warned(new Story().known, day(1))).toBeNull();
});

test('an application without activity for 180 days is asked about while it is a relation', () => {
  const story = new Story().applied(day(0));
  const warning = { code: 'application-lapsed', count: null, at: day(0), events: [2] };
  const at = [day(180) - 1, day(180), day(730) - 1, day(730)].map((now) => warned(story.known, now));
  expect(at).toEqual([null, warning, warning, null]);
});

test('a lapsed application is not asked about once there is a later one', () => {
  const story = new Story().applied(day(0)).applied(day(50), 'ended', { application: 'a_2' });
  expect(warned(story.known, day(200))).toBeNull();
});

test('that they want to hear less often is warned of with the message that said so', () => {
  const story = new Story().responded(day(0)).responded(day(1), 'less-often').responded(day(2));
  expect(warned(story.known, day(3))).toEqual({ code: 'less-often', count: null, at: day(1), events: [3] });
});

test('two attempts without an answer are warned of with every message of them', () => {
  const story = new Story().touched(day(-300)).touched(day(-299)).touched(day(-200));
  expect(warned(story.known, day(1))).toEqual({ code: 'unanswered', count: 2, at: null, events: [2, 3, 4] });
});

test('the last message of the year is warned of with those that used up the others', () => {
  const story = new Story();
  for (const at of [-300, -200, -100, -90, -80]) story.touched(day(at)).exchanged(day(at) + 1);
  expect(warned(story.known, day(1))).toEqual({
    ...{ code: 'last-this-year', count: 6, at: null },
    events: [2, 5, 8, 11, 14],
  });
});

test('a message that is only presumed is warned of where it is the last one', () => {
  const story = new Story().touched(day(1), { presumed: true });
  expect(warned(story.known, day(2))).toEqual({ code: 'presumed', count: null, at: day(1), events: [2] });
  expect(warned(story.touched(day(2)).known, day(3))).toBeNull();
});

test('whom a source found hears where from with the first message, and is known once either side has written', () => {
  const first = { code: 'first-sourced', count: null, at: null, events: [] };
  const stories = [new Story(), new Story().touched(day(1)), new Story().touched(day(1)).responded(day(2))];
  expect(stories.map((story) => warned(sourced(story), day(3)))).toEqual([first, null, null]);
});
