import { expect, test } from '@jest/globals';
import { saidOf, type BrokenPromise } from '../testing/broken-promise.js';
import type { LedgerStory } from '../testing/ledger-story.js';

const joins = (s: LedgerStory, member: string, role = 'recruiter'): number =>
  s.tell('pool.member-added', { member, role, zone: 'Europe/Berlin' });
const leaves = (s: LedgerStory, member: string): number => s.tell('pool.member-removed', { member });
const hands = (s: LedgerStory, to: string): number =>
  s.tell('outreach.handed-over', { suggestion: null, member: 'm_ada', employer: null, to }, { subject: 'c' });
const meets = (s: LedgerStory, member: string): number => {
  const told = { source: 'page', import: null, basis: 'own-relation', observedAt: s.now };
  return s.tell('activity.noted', { ...told, activity: 'met', until: s.now, member }, { subject: 'c' });
};
const offersTo = (s: LedgerStory, member: string, days: number): string =>
  s.later(days).offer('c', { events: [s.talk('c')], member });
/** Ada and Bob are there, and Ada was in the last exchange. */
function adaSpoke(s: LedgerStory): void {
  joins(s, 'm_ada');
  joins(s, 'm_bob');
  s.respond('c');
}

const broken: BrokenPromise[] = [
  [
    'an offer to Bob while Ada is in conversation with them',
    'voice',
    (s) => {
      adaSpoke(s);
      offersTo(s, 'm_bob', 179);
    },
  ],
  [
    'an offer to Ada after she has handed them over',
    'voice',
    (s) => {
      adaSpoke(s);
      s.later(1);
      hands(s, 'm_bob');
      offersTo(s, 'm_ada', 100);
    },
  ],
  [
    'an offer to Ada after Bob has met them',
    'voice',
    (s) => {
      adaSpoke(s);
      s.later(1);
      meets(s, 'm_bob');
      offersTo(s, 'm_ada', 100);
    },
  ],
  [
    'an acceptance of Bob after Ada had a word back',
    'voice',
    (s) => {
      joins(s, 'm_ada');
      joins(s, 'm_bob');
      const suggestion = s.offer('c', { events: [s.talk('c')], member: 'm_bob' });
      s.later(1).respond('c');
      s.accept('c', suggestion, { member: 'm_bob' });
    },
  ],
];

test.each(broken)('%s: %s', async (_what, check, tell) => {
  expect(await saidOf(tell)).toContain(check);
});

const kept: [string, (s: LedgerStory) => void][] = [
  [
    'once it was handed to him',
    (s) => {
      adaSpoke(s);
      s.later(1);
      hands(s, 'm_bob');
      offersTo(s, 'm_bob', 100);
    },
  ],
  [
    'half a year later',
    (s) => {
      adaSpoke(s);
      offersTo(s, 'm_bob', 180);
    },
  ],
  [
    'once Ada has left',
    (s) => {
      adaSpoke(s);
      leaves(s, 'm_ada');
      offersTo(s, 'm_bob', 100);
    },
  ],
  [
    'out of the rules before there was a voice',
    (s) => {
      adaSpoke(s);
      s.later(100).offer('c', { events: [s.talk('c')], member: 'm_bob', rulesVersion: '7' });
    },
  ],
  [
    'whose contact they are',
    (s) => {
      adaSpoke(s);
      s.tell('contact.assigned', { owner: 'm_bob' }, { subject: 'c' });
      offersTo(s, 'm_bob', 100);
    },
  ],
];

test.each(kept)('an offer to Bob keeps the promise: %s', async (_why, tell) => {
  expect(await saidOf(tell)).not.toContain('voice');
});
