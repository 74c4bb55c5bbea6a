import { expect, test } from '@jest/globals';
import { saidOf, type BrokenPromise } from '../testing/broken-promise.js';
import { DAY, type LedgerStory } from '../testing/ledger-story.js';

interface Came {
  to?: string;
  left?: string[];
  elsewhere?: Record<string, string[]>;
  at?: number;
}

function comesBack(s: LedgerStory, { to = 'c', left = [], elsewhere, at = s.now }: Came = {}): void {
  s.tell('interaction.bounced', { of: null, left, elsewhere }, { subject: to, occurred: at });
}
function meets(s: LedgerStory): void {
  const told = { source: 'page', import: null, basis: 'own-relation', observedAt: s.now };
  s.tell('activity.noted', { ...told, activity: 'met', until: s.now + DAY, member: 'm_ada' }, { subject: 'c' });
}
function responds(s: LedgerStory, said: { channel: string; sign?: string }): void {
  const plain = { toMember: 'm_ada', wish: null, until: null, dateGiven: false, owedUntil: s.now + DAY };
  s.tell('interaction.responded', { ...plain, ...said }, { subject: 'c' });
}
function listed(s: LedgerStory): void {
  const facts = { why: 'unreachable', of: s.seq, attempts: 0, until: s.now + 90 * DAY };
  s.tell('contact.review-listed', facts, { subject: 'c', actor: 'clock' });
}
const offer = (s: LedgerStory, channel: string | null): string => s.offer('c', { events: [s.talk('c')], channel });

const broken: BrokenPromise[] = [
  [
    'somebody is listed as out of reach who met us since',
    'let-go',
    (s) => {
      comesBack(s);
      meets(s.later(1));
      listed(s.later(20));
    },
  ],
  [
    'somebody goes by themselves as out of reach who met us while they were listed',
    'let-go',
    (s) => {
      comesBack(s);
      listed(s.later(14));
      meets(s.later(1));
      const goes = { reason: 'silence', lapsesAt: s.later(90).now + 365 * DAY };
      s.tell('contact.released', goes, { subject: 'c', actor: 'clock' });
    },
  ],
  [
    'an offer, as somebody who is away accepted an invitation',
    'away',
    (s) => {
      s.tell('interaction.out-of-office', { back: null, until: s.now + 9 * DAY }, { subject: 'c' });
      responds(s.later(1), { channel: 'linkedin', sign: 'accepted' });
      offer(s.later(1), null);
    },
  ],
  [
    'an e-mail to two who are one, whose addresses both come back',
    'bounced',
    (s) => {
      s.add('c_2');
      s.merge('c', 'c_2');
      comesBack(s, { to: 'c_2', elsewhere: { c: ['linkedin'] } });
      offer(s.later(1), 'email');
    },
  ],
  [
    'an e-mail to whoever was one with somebody whose address works',
    'bounced',
    (s) => {
      s.add('c_2');
      const mergedSeq = s.merge('c_2', 'c');
      comesBack(s, { elsewhere: { c_2: ['email'] } });
      s.unmerge('c_2', 'c', mergedSeq);
      offer(s.later(1), 'email');
    },
  ],
];

test.each(broken)('%s: %s', async (_what, check, tell) => {
  expect(await saidOf(tell)).toContain(check);
});

const kept: [what: string, tell: (s: LedgerStory) => unknown][] = [
  [
    'an e-mail to whoever wrote one after the report, which is told last',
    (s) => {
      responds(s, { channel: 'email' });
      comesBack(s, { at: s.now - DAY });
      offer(s.later(120), 'email');
    },
  ],
  [
    'an e-mail to two who became one, of whom one has an address that works',
    (s) => {
      s.add('c_2');
      comesBack(s, { to: 'c_2' });
      s.merge('c', 'c_2', ['email']);
      offer(s.later(1), 'email');
    },
  ],
  [
    'an e-mail to two who are one, of whom one has an address that works',
    (s) => {
      s.add('c_2');
      s.merge('c', 'c_2');
      comesBack(s, { to: 'c_2', elsewhere: { c: ['email'] } });
      offer(s.later(1), 'email');
    },
  ],
];

test.each(kept)('keeps the promises: %s', async (_what, tell) => {
  expect(await saidOf(tell)).toEqual([]);
});
