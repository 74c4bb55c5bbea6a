import { expect, test } from '@jest/globals';
import { saidOf, type BrokenPromise } from '../testing/broken-promise.js';
import { DAY, type LedgerStory } from '../testing/ledger-story.js';

const goesAway = (s: LedgerStory, days: number): number =>
  s.tell('interaction.out-of-office', { back: null, until: s.now + days * DAY }, { subject: 'c' });
const comesBack = (s: LedgerStory, left: string[], of: number | null = null, subject = 'c'): number =>
  s.tell('interaction.bounced', { of, left }, { subject });
const offer = (s: LedgerStory, channel: string | null): string => s.offer('c', { events: [s.talk('c')], channel });
const takeBack = (s: LedgerStory, of: number, what: string): number =>
  s.tell('interaction.retracted', { of, what, member: null, employer: null, suggestion: null }, { subject: 'c' });
function listed(s: LedgerStory, why: string): void {
  const facts = { why, of: s.seq, attempts: 3, until: s.now + 90 * DAY };
  s.tell('contact.review-listed', facts, { subject: 'c', actor: 'clock' });
}

const broken: BrokenPromise[] = [
  [
    'an offer of somebody who is away',
    'away',
    (s) => {
      goesAway(s, 9);
      offer(s.later(8.9), null);
    },
  ],
  [
    'an offer that is taken up while they are away',
    'away',
    (s) => {
      const suggestion = offer(s, null);
      goesAway(s.later(1), 9);
      s.later(1).accept('c', suggestion);
    },
  ],
  [
    'an offer of somebody who is away by the word of a part of theirs',
    'away',
    (s) => {
      s.add('c_2');
      s.tell('interaction.out-of-office', { back: null, until: s.now + 9 * DAY }, { subject: 'c_2' });
      s.merge('c', 'c_2');
      offer(s.later(1), null);
    },
  ],
  [
    'an e-mail to an address that sends it back',
    'bounced',
    (s) => {
      comesBack(s, ['linkedin']);
      offer(s.later(1), 'email');
    },
  ],
  [
    'an offer of whom no way reaches',
    'bounced',
    (s) => {
      comesBack(s, []);
      offer(s.later(1), null);
    },
  ],
  ['that they are back, of whom nobody said that they are away', 'retracted', (s) => takeBack(s, 2, 'absence')],
  ['somebody is listed as out of reach who is not', 'let-go', (s) => listed(s.later(20), 'unreachable')],
  [
    'somebody is listed as out of reach a day after a message came back',
    'let-go',
    (s) => {
      comesBack(s, []);
      listed(s.later(1), 'unreachable');
    },
  ],
  [
    'somebody is listed for three attempts of which one never reached them',
    'let-go',
    (s) => {
      for (const days of [90, 180]) {
        s.touch('c');
        s.later(days);
      }
      comesBack(s, ['email'], s.touch('c'));
      listed(s.later(14), 'unanswered');
    },
  ],
  [
    'a second attempt after 100 days, of which the bounce was taken back',
    'back-off',
    (s) => {
      const [first, second] = [s.touch('c'), s.later(90).touch('c')];
      expect(first).toBeLessThan(second);
      takeBack(s, comesBack(s, ['email'], second), 'bounce');
      s.later(100).offer('c', { events: [s.talk('c')] });
    },
  ],
];

test.each(broken)('%s: %s', async (_what, check, tell) => {
  expect(await saidOf(tell)).toContain(check);
});

const kept: [what: string, tell: (s: LedgerStory) => unknown][] = [
  [
    'an offer once they are back',
    (s) => {
      goesAway(s, 9);
      offer(s.later(9), null);
    },
  ],
  [
    'an offer a week after a message that never reached them',
    (s) => {
      comesBack(s, ['linkedin'], s.touch('c'));
      offer(s.later(7), 'linkedin');
    },
  ],
  [
    'an e-mail once they have another address',
    (s) => {
      comesBack(s, []);
      const told = { source: 'page', import: null, basis: 'own-relation', observedAt: s.now };
      s.tell('contact.identified', { ...told, ways: ['email'] }, { subject: 'c' });
      offer(s, 'email');
    },
  ],
  [
    'that whoever is out of reach is listed',
    (s) => {
      comesBack(s, []);
      listed(s.later(14), 'unreachable');
    },
  ],
];

test.each(kept)('keeps the promises: %s', async (_what, tell) => {
  expect(await saidOf(tell)).toEqual([]);
});
