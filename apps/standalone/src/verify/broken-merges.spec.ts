/* eslint max-lines: [error, 400] -- every promise about merges, broken one at a time */
import { describe, expect, test } from '@jest/globals';
import { saidOf, type BrokenPromise } from '../testing/broken-promise.js';
import { DAY, LedgerStory } from '../testing/ledger-story.js';

/** `c_2` becomes part of `c`, `days` later. */
const merged = (s: LedgerStory, days: number): number => s.later(days).merge('c', 'c_2');
const offerTalk = (s: LedgerStory, days: number): string => s.later(days).offer('c', { events: [s.talk('c')] });

const broken: BrokenPromise[] = [
  [
    'a third message in 30 days to two who are one',
    'cap',
    (s) => {
      s.add('c_2');
      s.touch('c');
      s.later(8).touch('c_2');
      merged(s, 1);
      offerTalk(s, 8);
    },
  ],
  [
    'a fifth message in a year, four of them to one who never replied',
    'cap',
    (s) => {
      s.add('c_2');
      for (const days of [0, 60, 60]) s.later(days).touch('c_2');
      s.later(1).respond('c');
      s.later(60).touch('c');
      merged(s, 1);
      offerTalk(s, 100);
    },
  ],
  [
    'a message five days after one to the other part, to whom the reply does not belong',
    'gap',
    (s) => {
      s.add('c_2');
      s.touch('c_2');
      s.later(1).respond('c');
      merged(s, 1);
      offerTalk(s, 3);
    },
  ],
  [
    'an end of the silence of one part by a reply of the other',
    'back-off',
    (s) => {
      s.add('c_2');
      s.touch('c_2');
      s.later(1).respond('c');
      merged(s, 1);
      offerTalk(s, 70);
    },
  ],
  [
    'a rhythm that only one part is kept with',
    'rhythm',
    (s) => {
      s.add('c_2');
      s.keep('c_2', 'yearly');
      s.respond('c');
      merged(s, 1);
      offerTalk(s, 100);
    },
  ],
  [
    'an offer after an objection of one part',
    'objected',
    (s) => {
      s.add('c_2');
      s.tell('privacy.objected', { ground: 'wish' }, { subject: 'c_2' });
      merged(s, 1);
      offerTalk(s, 1);
    },
  ],
  [
    'an offer after an objection, however often they became one',
    'objected',
    (s) => {
      for (const other of ['c_2', 'c_3']) s.add(other);
      s.tell('privacy.objected', { ground: 'wish' }, { subject: 'c_3' });
      s.merge('c_2', 'c_3');
      merged(s, 1);
      offerTalk(s, 1);
    },
  ],
  [
    'an offer before the later of two dates for silence',
    'not-now',
    (s) => {
      s.add('c_2');
      s.respond('c_2', 'not-now', s.now + 200 * DAY);
      s.later(1).respond('c', 'not-now', s.now + 30 * DAY);
      merged(s, 1);
      offerTalk(s, 100);
    },
  ],
  [
    'an offer where one part turned away and the other was welcome again',
    'unwelcome',
    (s) => {
      const told = { source: 'mastodon', import: null, basis: 'own-relation', observedAt: s.now };
      const seen = { ...told, sign: 'unfollowed', network: 'mastodon' };
      s.add('c_2');
      s.tell('contact.unwelcome-seen', { ...seen, lifted: false }, { subject: 'c_2' });
      s.later(1).tell('contact.unwelcome-seen', { ...seen, lifted: true }, { subject: 'c' });
      merged(s, 1);
      offerTalk(s, 1);
    },
  ],
  [
    'an offer beside the one that the other part brought along',
    'one-offer',
    (s) => {
      s.add('c_2');
      s.offer('c_2', { events: [s.talk('c_2')] });
      merged(s, 1);
      offerTalk(s, 1);
    },
  ],
  [
    'a merge of two of whom each has an open offer',
    'one-offer',
    (s) => {
      s.add('c_2');
      for (const one of ['c', 'c_2']) s.offer(one, { events: [s.talk(one)] });
      merged(s, 1);
    },
  ],
  [
    'a reason that was used for the other part',
    'used-twice',
    (s) => {
      s.add('c_2');
      const talk = s.talk('c_2');
      s.write('c_2', { events: [talk] });
      merged(s, 1);
      s.later(1).offer('c', { events: [talk] });
    },
  ],
  [
    'something said of a part that is said of the whole',
    'merged',
    (s) => {
      s.add('c_2');
      merged(s, 1);
      s.keep('c_2', 'yearly');
    },
  ],
  ['a merge with nobody', 'merged', (s) => s.merge('c', 'c_none')],
  ['a merge with oneself', 'merged', (s) => s.merge('c', 'c')],
  [
    'a merge with somebody who was erased',
    'merged',
    (s) => {
      s.add('c_2');
      s.erase('c_2');
      merged(s, 1);
    },
  ],
  [
    'a merge of who is part of another already',
    'merged',
    (s) => {
      for (const other of ['c_2', 'c_3']) s.add(other);
      merged(s, 1);
      s.merge('c_3', 'c_2');
    },
  ],
  [
    'parting what was never one',
    'merged',
    (s) => {
      s.add('c_2');
      s.unmerge('c', 'c_2', 1);
    },
  ],
  [
    'parting them from somebody else',
    'merged',
    (s) => {
      for (const other of ['c_2', 'c_3']) s.add(other);
      s.unmerge('c_3', 'c_2', merged(s, 1));
    },
  ],
  [
    'a message that counted for both, after they were parted',
    'gap',
    (s) => {
      s.add('c_2');
      const seq = merged(s, 1);
      s.touch('c');
      s.later(1).unmerge('c', 'c_2', seq);
      s.offer('c_2', { events: [s.talk('c_2')] });
    },
  ],
  [
    'an offer before the day until which both were put off, after they were parted',
    'put-off',
    (s) => {
      s.add('c_2');
      s.talk('c_2');
      const suggestion = s.offer('c_2');
      const seq = merged(s, 1);
      const facts = { suggestion, member: 'm_ada', employer: null, reason: 'bad-time', until: s.now + 14 * DAY };
      s.tell('outreach.declined', facts, { subject: 'c' });
      s.later(1).unmerge('c', 'c_2', seq);
      offerTalk(s, 9);
    },
  ],
];

test.each(broken)('of merged contacts: %s: %s', async (_what, check, tell) => {
  expect(await saidOf(tell)).toContain(check);
});

describe('two who are one are judged as', () => {
  test('one alone, once they have written since', async () => {
    const story = new LedgerStory();
    for (const one of ['c', 'c_2']) story.add(one);
    story.touch('c_2');
    story.later(1).respond('c');
    merged(story, 1);
    story.later(1).respond('c');
    offerTalk(story, 61);
    expect(await story.findings()).toEqual([]);
  });

  test('each alone, once they are parted', async () => {
    const story = new LedgerStory();
    for (const one of ['c', 'c_2']) story.add(one);
    for (const days of [0, 8]) story.later(days).touch('c_2');
    story.unmerge('c', 'c_2', merged(story, 1));
    offerTalk(story, 1);
    expect(await story.findings()).toEqual([]);
  });
});
