/* eslint max-lines: [error, 400] -- every promise, broken one at a time */
import { expect, test } from '@jest/globals';
import { defaultPolicy } from '#libs/events/policy.js';
import { saidOf, type BrokenPromise } from '../testing/broken-promise.js';
import { DAY } from '../testing/ledger-story.js';

const broken: BrokenPromise[] = [
  [
    'an input that has effects twice',
    'once',
    (s) => {
      s.tell('contact.kept', { member: 'm_ada', rhythm: 'yearly' }, { subject: 'c', cause: 'x' });
      s.tell('contact.kept', { member: 'm_bo', rhythm: 'yearly' }, { subject: 'c' });
      s.tell('contact.unkept', { member: 'm_ada' }, { subject: 'c', cause: 'x' });
    },
  ],
  [
    'a decision after the pool has moved',
    'moved',
    (s) => {
      s.tell('pool.moved', {});
      s.add('c_late');
    },
  ],
  [
    'something that happens tomorrow',
    'time',
    (s) => {
      s.tell('contact.unkept', { member: 'm_ada' }, { subject: 'c', occurred: s.now + DAY });
    },
  ],
  ['a decision before the one that precedes it', 'time', (s) => s.later(-1).add('c_early')],
  [
    'an offer beside an open one',
    'one-offer',
    (s) => {
      s.talk('c');
      s.offer('c');
      s.offer('c', { events: [s.talk('c')] });
    },
  ],
  [
    'an offer under the id of another',
    'one-offer',
    (s) => {
      s.add('c_2');
      s.talk('c');
      const id = s.offer('c');
      s.offerAs(id, 'c_2', { events: [s.talk('c_2')] });
    },
  ],
  [
    'accepting what is not open',
    'one-offer',
    (s) => {
      s.talk('c');
      const id = s.offer('c');
      s.later(8).expire('c', id);
      s.accept('c', id);
    },
  ],
  [
    'an end that comes twice',
    'one-offer',
    (s) => {
      s.talk('c');
      const id = s.offer('c');
      s.later(8).expire('c', id);
      s.expire('c', id);
    },
  ],
  ['the end of an offer that was never made', 'one-offer', (s) => s.expire('c', 's_never')],
  [
    'an offer that expires before its time',
    'expiry',
    (s) => {
      s.talk('c');
      s.later(0).expire('c', s.offer('c'));
    },
  ],
  [
    'a message presumed too early',
    'presumed',
    (s) => {
      s.talk('c');
      const id = s.offer('c');
      s.accept('c', id);
      s.later(2).touch('c', id, true);
    },
  ],
  ['a message presumed out of nothing', 'presumed', (s) => s.touch('c', null, true)],
  [
    'an offer after an objection',
    'objected',
    (s) => {
      s.tell('privacy.objected', { ground: 'wish' }, { subject: 'c' });
      s.offer('c', { events: [s.talk('c')] });
    },
  ],
  [
    'an offer although their data may only be kept',
    'restricted',
    (s) => {
      s.tell('privacy.restricted', { ground: 'wish' }, { subject: 'c' });
      s.offer('c', { events: [s.talk('c')] });
    },
  ],
  [
    'an offer that rests on what a platform has deleted',
    'evidence',
    (s) => {
      const seq = s.talk('c');
      const gone = { source: 'greenhouse', extent: 'partial', dropped: ['activities'], employer: null };
      s.tell(
        'privacy.forgotten',
        { ...gone, occasions: [seq], suggestions: [], request: null, eraseAt: null },
        { subject: 'c' },
      );
      s.offer('c', { events: [seq] });
    },
  ],
  [
    'an erasure by the clock that was not announced',
    'lapse',
    (s) => {
      s.tell('contact.released', { reason: 'person', lapsesAt: s.now + 365 * DAY }, { subject: 'c' });
      s.later(366).erase('c', 1, 'clock');
    },
  ],
  [
    'an erasure by the clock before the day that was announced',
    'lapse',
    (s) => {
      s.tell('privacy.lapse-announced', { of: 1, lapsesAt: s.now + 60 * DAY }, { subject: 'c' });
      s.later(59).erase('c', 1, 'clock');
    },
  ],
  [
    'an erasure that is announced a month before',
    'lapse',
    (s) => {
      s.tell('privacy.lapse-announced', { of: 1, lapsesAt: s.now + 30 * DAY }, { subject: 'c' });
    },
  ],
  [
    'an offer after they were let go',
    'released',
    (s) => {
      s.tell('contact.released', { reason: 'person', lapsesAt: s.now + 365 * DAY }, { subject: 'c' });
      s.offer('c', { events: [s.talk('c')] });
    },
  ],
  [
    'an offer while something about them is parked',
    'held',
    (s) => {
      s.tell('contact.held', { line: 'l_1' }, { subject: 'c' });
      s.offer('c', { events: [s.talk('c')] });
    },
  ],
  [
    'an offer before the date of their "not now"',
    'not-now',
    (s) => {
      s.respond('c', 'not-now', s.now + 200 * DAY);
      s.later(199).offer('c', { events: [s.talk('c')] });
    },
  ],
  [
    'anything about somebody who was erased',
    'erased',
    (s) => {
      s.erase('c');
      s.talk('c');
    },
  ],
  ['an offer that cites nothing', 'evidence', (s) => s.offer('c', { events: [] })],
  ['an offer that cites what comes after it', 'evidence', (s) => s.offer('c', { events: [s.seq + 2] })],
  [
    'an offer that cites what was said of another',
    'evidence',
    (s) => {
      s.add('c_2');
      s.offer('c', { events: [s.talk('c_2')] });
    },
  ],
  [
    'an offer that cites what was taken back',
    'evidence',
    (s) => {
      const seq = s.respond('c');
      const facts = { of: seq, what: 'response', member: null, employer: null, suggestion: null };
      s.tell('interaction.retracted', facts, { subject: 'c' });
      s.offer('c', { kind: 'owed', events: [seq] });
    },
  ],
  [
    'an occasion that is used twice',
    'used-twice',
    (s) => {
      const seq = s.talk('c');
      s.write('c', { events: [seq] });
      s.later(400).offer('c', { events: [seq] });
    },
  ],
  [
    'an offer while an application of theirs runs, whatever arrived late',
    'in-process',
    (s) => {
      const told = { source: 'greenhouse', import: null, basis: 'own-relation', observedAt: s.now, application: 'a_1' };
      const living = { ...told, interviewed: false, appliedAt: null, member: null };
      s.talk('c');
      s.tell('application.stage-changed', { ...living, reopened: false }, { subject: 'c' });
      const end = { ...living, end: 'rejected', from: s.now, until: s.now };
      s.tell('application.ended', end, { subject: 'c', occurred: s.now - DAY });
      s.offer('c');
    },
  ],
  [
    'an offer to somebody who was hired half a year ago',
    'in-process',
    (s) => {
      const told = { source: 'greenhouse', import: null, basis: 'own-relation', observedAt: s.now, application: 'a_1' };
      s.tell('application.hired', { ...told, interviewed: true, appliedAt: null, member: null }, { subject: 'c' });
      s.later(180).offer('c', { events: [s.talk('c')] });
    },
  ],
  [
    'an offer to somebody who unfollowed us',
    'unwelcome',
    (s) => {
      const told = { source: 'mastodon', import: null, basis: 'own-relation', observedAt: s.now };
      const seen = { ...told, sign: 'unfollowed', network: 'mastodon', lifted: false };
      s.tell('contact.unwelcome-seen', seen, { subject: 'c' });
      s.later(300).offer('c', { events: [s.talk('c')] });
    },
  ],
  [
    'an offer without verdicts',
    'verdicts',
    (s) => {
      s.talk('c');
      s.offer('c', { verdicts: [] });
    },
  ],
  [
    'an offer that a rule said no to',
    'verdicts',
    (s) => {
      s.talk('c');
      s.offer('c', { verdicts: [{ rule: 'gap', ok: false, because: {}, until: null }] });
    },
  ],
  [
    'a third message in 30 days',
    'cap',
    (s) => {
      for (const days of [0, 10]) s.later(days).touch('c');
      s.later(10).offer('c', { events: [s.talk('c')] });
    },
  ],
  [
    'a fifth message in a year',
    'cap',
    (s) => {
      for (const days of [0, 60, 60, 60]) s.later(days).touch('c');
      s.later(60).offer('c', { events: [s.talk('c')] });
    },
  ],
  [
    'a message six days after one that was not answered',
    'gap',
    (s) => {
      s.touch('c');
      s.later(6).offer('c', { events: [s.talk('c')] });
    },
  ],
  [
    'a second episode after 60 days of silence',
    'back-off',
    (s) => {
      s.touch('c');
      s.later(60).offer('c', { events: [s.talk('c')] });
    },
  ],
  [
    'a tie that follows up an open episode',
    'back-off',
    (s) => {
      s.touch('c');
      s.later(8).offer('c', { kind: 'tie', events: [1 + 1] });
    },
  ],
  [
    'keeping in touch 50 days after they wrote',
    'rhythm',
    (s) => {
      s.respond('c');
      s.later(50).offer('c', { events: [s.talk('c')] });
    },
  ],
  [
    'a sixth offer on a day',
    'budget',
    (s) => {
      for (let n = 0; n < 6; n += 1) {
        s.add(`c_${String(n)}`);
        s.offer(`c_${String(n)}`, { events: [s.talk(`c_${String(n)}`)] });
      }
    },
  ],
  [
    'a third tie on a day',
    'budget',
    (s) => {
      for (let n = 0; n < 3; n += 1) s.offer(`c_${String(n)}`, { kind: 'tie', events: [s.add(`c_${String(n)}`)] });
    },
  ],
  [
    'a fourth person at one employer in a week',
    'employer',
    (s) => {
      for (let n = 0; n < 4; n += 1) {
        s.add(`c_${String(n)}`, 'em');
        s.offer(`c_${String(n)}`, { events: [s.talk(`c_${String(n)}`)], employer: 'em', member: `m_${String(n)}` });
      }
    },
  ],
  [
    'a round that is held twice',
    'round',
    (s) => {
      const round = { member: 'm_ada', day: '2026-02-02', trigger: 'morning', considered: 0, offered: 0 };
      s.tell('outreach.round-held', round);
      s.tell('outreach.round-held', round);
    },
  ],
  [
    'taking back what was never said',
    'retracted',
    (s) => {
      const facts = { of: 1, what: 'touch', member: 'm_ada', employer: null, suggestion: null };
      s.tell('interaction.retracted', facts, { subject: 'c' });
    },
  ],
  [
    'the completion of an erasure nobody asked for',
    'erasure',
    (s) => {
      s.tell('privacy.erasure-completed', { erasure: 'e_none', stores: [] }, { subject: 'c' });
    },
  ],
  [
    'a policy beyond the ceilings',
    'policy',
    (s) => {
      const seq = s.tell('pool.policy-changed', { policy: defaultPolicy, policyVersion: 2 });
      const line = s.lines[seq - 1];
      if (line !== undefined) line.data = { policy: { ...defaultPolicy, gap: { days: 1 } }, policyVersion: 2 };
    },
  ],
];

test.each(broken)('%s: %s', async (_what, check, tell) => {
  expect(await saidOf(tell)).toContain(check);
});
