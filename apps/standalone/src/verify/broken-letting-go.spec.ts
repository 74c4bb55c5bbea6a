import { expect, test } from '@jest/globals';
import { saidOf, type BrokenPromise } from '../testing/broken-promise.js';
import { DAY, LedgerStory } from '../testing/ledger-story.js';

const clock = { subject: 'c', actor: 'clock' };

function listed(s: LedgerStory, days = 30, why = 'unanswered'): void {
  s.tell('contact.review-listed', { why, of: s.seq, attempts: 3, until: s.now + days * DAY }, clock);
}
function goes(s: LedgerStory): void {
  s.tell('contact.released', { reason: 'silence', lapsesAt: s.now + 365 * DAY }, clock);
}
/** An answer of theirs that the ledger learns of only now. */
function respondedAt(s: LedgerStory, occurred: number): void {
  const sign = { channel: 'email', toMember: 'm_ada', wish: null, until: null, dateGiven: false };
  s.tell('interaction.responded', { ...sign, owedUntil: occurred + 30 * DAY }, { subject: 'c', occurred });
}
function application(s: LedgerStory, type: string, occurred: number, facts: object): void {
  const told = { source: 'page', import: null, basis: 'own-relation', observedAt: occurred, application: 'a_1' };
  s.tell(`application.${type}`, { ...told, ...facts }, { subject: 'c', occurred });
}
const applied = { interviewed: false, appliedAt: null, member: null };
/** Three attempts that nothing came of. */
function silent(s: LedgerStory): LedgerStory {
  for (const days of [90, 180, 14]) {
    s.touch('c');
    s.later(days);
  }
  return s;
}

const broken: BrokenPromise[] = [
  ['somebody goes who was never listed', 'let-go', (s) => goes(silent(s))],
  [
    'somebody goes before the 30 days are over',
    'let-go',
    (s) => {
      listed(silent(s));
      goes(s.later(29));
    },
  ],
  ['somebody is listed for a week', 'let-go', (s) => listed(silent(s), 7)],
  [
    'somebody is listed after two attempts',
    'let-go',
    (s) => {
      s.touch('c');
      s.later(90).touch('c');
      listed(s.later(20));
    },
  ],
  ['somebody is listed after a year', 'let-go', (s) => listed(s.later(365), 30, 'no-sign')],
  [
    'somebody goes who has answered since',
    'let-go',
    (s) => {
      listed(silent(s));
      s.respond('c');
      goes(s.later(31));
    },
  ],
  [
    'somebody goes whose answer to the last attempt is found late',
    'let-go',
    (s) => {
      listed(silent(s));
      respondedAt(s, s.now - 10 * DAY);
      goes(s.later(31));
    },
  ],
  [
    'somebody goes who has applied',
    'let-go',
    (s) => {
      listed(silent(s));
      application(s, 'stage-changed', s.now - 800 * DAY, { ...applied, reopened: false });
      goes(s.later(31));
    },
  ],
  [
    'somebody goes to whom a member wrote last week',
    'let-go',
    (s) => {
      listed(silent(s));
      s.later(24).touch('c');
      goes(s.later(7));
    },
  ],
  [
    'somebody goes while a member is writing to them',
    'let-go',
    (s) => {
      listed(silent(s));
      const suggestion = s.later(30).offer('c');
      s.accept('c', suggestion);
      s.later(1).tell('outreach.withdrawn', { suggestion, member: 'm_ada', employer: null, reason: 'released' }, clock);
    },
  ],
  [
    'somebody goes of whom a member said that they stay',
    'let-go',
    (s) => {
      listed(silent(s));
      s.tell('contact.reviewed', { decision: 'keep', until: null }, { subject: 'c' });
      goes(s.later(31));
    },
  ],
  [
    'somebody goes whom a member left for later',
    'let-go',
    (s) => {
      listed(silent(s));
      s.tell('contact.reviewed', { decision: 'later', until: s.now + 120 * DAY }, { subject: 'c' });
      goes(s.later(31));
    },
  ],
];

test.each(broken)('%s: %s', async (_what, check, tell) => {
  expect(await saidOf(tell)).toContain(check);
});

test('whoever was listed for 30 days goes, and so does who was kept and taken back from that', async () => {
  const s = new LedgerStory();
  s.add('c');
  listed(silent(s));
  s.tell('contact.reviewed', { decision: 'keep', until: null }, { subject: 'c' });
  s.tell('contact.reviewed', { decision: 'open', until: s.now + 30 * DAY }, { subject: 'c' });
  goes(s.later(30));
  expect((await s.findings()).filter(({ check }) => check === 'let-go')).toEqual([]);
});

test('what came to light of years ago is no sign since, and no more is what a platform forgets', async () => {
  const s = new LedgerStory();
  s.add('c');
  application(s, 'hired', s.now - 900 * DAY, applied);
  respondedAt(s.later(20), s.now - 10 * DAY);
  silent(s);
  listed(s);
  respondedAt(s, s.now - 1000 * DAY);
  respondedAt(s, s.now - 290 * DAY);
  application(s, 'anonymised', s.now, {});
  goes(s.later(30));
  expect((await s.findings()).filter(({ check }) => check === 'let-go')).toEqual([]);
});
