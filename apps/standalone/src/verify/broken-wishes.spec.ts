/* eslint max-lines: [error, 400] -- every wish, passed over one at a time */
import { expect, test } from '@jest/globals';
import { saidOf, type BrokenPromise } from '../testing/broken-promise.js';
import { DAY, type LedgerStory } from '../testing/ledger-story.js';

const offerTalk = (s: LedgerStory, days: number): string => s.later(days).offer('c', { events: [s.talk('c')] });

function turnsAway(s: LedgerStory, sign: string, network: string | null): void {
  const told = { source: 'greenhouse', import: null, basis: 'own-relation', observedAt: s.now };
  s.tell('contact.unwelcome-seen', { ...told, sign, network, lifted: false }, { subject: 'c' });
}

/** What somebody asked for, or keeps somebody with, and an offer that does not care. */
const broken: BrokenPromise[] = [
  [
    'an offer half a year after they replied, to whom is kept yearly',
    'rhythm',
    (s) => {
      s.keep('c', 'yearly');
      s.respond('c');
      offerTalk(s, 190);
    },
  ],
  [
    'a second attempt after 100 days, to whom is kept half-yearly',
    'back-off',
    (s) => {
      s.keep('c', 'half-yearly');
      s.touch('c');
      offerTalk(s, 100);
    },
  ],
  [
    'an offer 100 days after they asked for less',
    'rhythm',
    (s) => {
      s.respond('c', 'less-often');
      offerTalk(s, 100);
    },
  ],
  [
    'a second attempt after 100 days, to whom asked for less',
    'back-off',
    (s) => {
      s.respond('c', 'less-often');
      s.later(1).touch('c');
      offerTalk(s, 100);
    },
  ],
  [
    'a fourth message in a year to whom replied and asked for less',
    'cap',
    (s) => {
      s.respond('c', 'less-often');
      for (const days of [40, 40, 40]) s.later(days).touch('c');
      offerTalk(s, 40);
    },
  ],
  [
    'a tie right after one that nothing came of',
    'rhythm',
    (s) => {
      const events = [s.keep('c', 'quarterly')];
      s.later(8).expire('c', s.offer('c', { kind: 'tie', events }));
      s.later(1).offer('c', { kind: 'tie', events });
    },
  ],
  [
    'a message on a network where they blocked us, years later',
    'unwelcome',
    (s) => {
      turnsAway(s, 'blocked', 'linkedin');
      offerTalk(s, 800);
    },
  ],
  [
    'a public reply on a network they have left, years later',
    'unwelcome',
    (s) => {
      turnsAway(s, 'gone', 'mastodon');
      s.later(800).offer('c', { events: [s.talk('c')], channel: 'public' });
    },
  ],
  [
    'an e-mail to whom wants none',
    'unwelcome',
    (s) => {
      turnsAway(s, 'no-email', null);
      s.later(1).offer('c', { events: [s.talk('c')], channel: 'email' });
    },
  ],
  [
    'a call at eight, to somebody of whom nobody knows where they are',
    'hours',
    (s) => {
      s.offer('c', { events: [s.talk('c')], channel: 'phone' });
    },
  ],
  [
    'a text in their night',
    'hours',
    (s) => {
      s.add('nz', null, 'Pacific/Auckland');
      s.later(3 / 24).offer('nz', { events: [s.talk('nz')], channel: 'text' });
    },
  ],
  [
    'an offer of whom a source found a month ago and nobody told',
    'notice',
    (s) => {
      s.found('f');
      s.later(30).offer('f', { events: [s.talk('f', 'sourced')] });
    },
  ],
  [
    'a reminder that leaves less than 40 days',
    'notice',
    (s) => {
      const of = s.found('f');
      const facts = { of, blockedAt: s.now + 30 * DAY, shrinksAt: s.now + 39 * DAY };
      s.tell('privacy.notice-alarmed', facts, { subject: 'f', actor: 'clock' });
    },
  ],
  [
    'an offer before the day until which they were put off',
    'put-off',
    (s) => {
      s.talk('c');
      const suggestion = s.offer('c');
      const facts = { suggestion, member: 'm_ada', employer: null, until: s.now + 10 * DAY };
      s.tell('outreach.snoozed', facts, { subject: 'c' });
      offerTalk(s, 9);
    },
  ],
  [
    'a reason that was declined as weak',
    'used-twice',
    (s) => {
      const events = [s.talk('c')];
      const facts = { suggestion: s.offer('c', { events }), member: 'm_ada', employer: null };
      s.tell('outreach.declined', { ...facts, reason: 'weak-reason', until: null }, { subject: 'c' });
      s.later(1).offer('c', { events });
    },
  ],
  [
    'a reason that is older than it lives',
    'evidence',
    (s) => {
      const events = [s.talk('c')];
      s.later(14).offer('c', { events });
    },
  ],
  [
    'a reason of another kind than what it rests on',
    'evidence',
    (s) => s.offer('c', { kind: 'release', events: [s.talk('c')] }),
  ],
  [
    'an answer that was given already',
    'evidence',
    (s) => {
      const of = s.respond('c');
      s.tell('interaction.answered', { member: 'm_ada', channel: 'linkedin', of }, { subject: 'c' });
      s.offer('c', { kind: 'owed', events: [of] });
    },
  ],
  [
    'a follow-up of a message whose reason was taken back',
    'evidence',
    (s) => {
      const events = [s.respond('c')];
      s.later(70).talk('c');
      s.write('c', { kind: 'date-given', events });
      const touch = s.seq;
      const facts = { of: events[0], what: 'response', member: null, employer: null, suggestion: null };
      s.tell('interaction.retracted', facts, { subject: 'c' });
      s.later(8).offer('c', { kind: 'date-given', events: [...events, touch], followUp: true });
    },
  ],
  [
    'a follow-up of a message that is only presumed',
    'back-off',
    (s) => {
      const events = [s.talk('c')];
      const suggestion = s.offer('c', { events });
      s.accept('c', suggestion);
      const touch = s.later(3).touch('c', suggestion, true);
      s.later(8).offer('c', { events: [...events, touch], followUp: true });
    },
  ],
  [
    'an acceptance after the offer has run out',
    'expiry',
    (s) => {
      s.talk('c');
      const suggestion = s.offer('c');
      s.later(7).accept('c', suggestion);
    },
  ],
  [
    'an acceptance by whom it was not offered to',
    'one-offer',
    (s) => {
      s.talk('c');
      s.accept('c', s.offer('c'), { member: 'm_bo' });
    },
  ],
  [
    'a sixteenth message of a member in a day',
    'budget',
    (s) => {
      for (let n = 0; n < 15; n += 1) {
        s.add(`c_${String(n)}`);
        s.touch(`c_${String(n)}`);
      }
      offerTalk(s, 0.5);
    },
  ],
  [
    'an offer that names another employer than theirs',
    'employer',
    (s) => s.offer('c', { events: [s.talk('c')], employer: 'em_other' }),
  ],
  [
    'a round that says it offered more than it did',
    'round',
    (s) => {
      const round = { member: 'm_ada', day: '2026-02-02', trigger: 'morning', considered: 3, offered: 1 };
      s.tell('outreach.round-held', round);
    },
  ],
  [
    'something that follows an offer without a round',
    'round',
    (s) => {
      s.offer('c', { events: [s.talk('c')] });
      s.lines.pop();
      s.add('c_2');
    },
  ],
  [
    'something that follows what was asked for and not accepted',
    'round',
    (s) => {
      s.offer('c', { kind: 'asked', asked: 'question', events: [] });
      s.lines.pop();
      s.add('c_2');
    },
  ],
  [
    'an erasure by the clock in a restored pool that nobody was reminded of',
    'lapse',
    (s) => {
      s.epoch = 2;
      s.erase('c', 1, 'clock');
    },
  ],
  [
    'an erasure by the clock that claims to be reminded of what the ledger holds',
    'lapse',
    (s) => {
      s.epoch = 2;
      s.erase('c', 1, 'clock', { epoch: 1, seq: 2 });
    },
  ],
];

test.each(broken)('%s: %s', async (_what, check, tell) => {
  expect(await saidOf(tell)).toContain(check);
});

test('an erasure that a restored ledger is reminded of keeps the promise', async () => {
  const said = await saidOf((s) => {
    s.epoch = 2;
    s.erase('c', 0, 'clock', { epoch: 1, seq: 3 });
  });
  expect(said).toEqual([]);
});

test('a further message that a member asked for, while the first waits for an answer, keeps the promise', async () => {
  const said = await saidOf((s) => {
    s.talk('c');
    s.write('c');
    s.later(8).offer('c', { kind: 'asked', asked: 'question', events: [], followUp: true });
  });
  expect(said).toEqual([]);
});
