import { expect, test } from '@jest/globals';
import { interactionResponded, interactionRetracted, interactionTouched } from '#libs/events/interaction.events.js';
import { contactReleased } from '#libs/events/letting-go.events.js';
import { contactMerged } from '#libs/events/merge.events.js';
import { outreachWithheld } from '#libs/events/outreach.events.js';
import { privacyErased } from '#libs/events/privacy.events.js';
import { contact, DAY, offered, poolOfBerlin } from '#libs/testing/pool-events.js';
import { NOW, TestPool } from '#libs/testing/test-pool.js';
import { deciders, projections } from '../registry.js';
import { monthBefore, monthOf } from './months-of.fold.js';

const touched = (subject: string, suggestion: string | null = null, more: object = {}) =>
  interactionTouched.make({
    subject,
    occurredAt: NOW,
    data: { member: 'm_1', channel: 'email', suggestion, presumed: false, imported: false, employer: null, ...more },
  });
const responded = (subject: string) =>
  interactionResponded.make({
    subject,
    data: { channel: 'email', toMember: 'm_1', wish: null, until: null, dateGiven: false, owedUntil: NOW + 30 * DAY },
  });
const withheld = outreachWithheld.make({
  subject: 'c_1',
  data: {
    member: 'm_1',
    occasion: { kind: 'tie', events: [] },
    failing: [
      { rule: 'gap', ok: false, because: { code: 'gap/too-soon' }, until: null },
      { rule: 'cap', ok: false, because: { code: 'cap/month' }, until: null },
    ],
    until: null,
    policyVersion: 1,
    rulesVersion: '7',
  },
});
const gone = contactReleased.make({ subject: 'c_2', data: { reason: 'silence', lapsesAt: NOW + DAY } });

const kept = 'into' as const;
const fields = {
  ...{ name: kept, headline: kept, employer: kept, location: kept },
  ...{ zone: kept, language: kept, owner: kept },
};
const merged = contactMerged.make({
  subject: 'c_2',
  data: { into: 'c_1', fields, suggestions: [], employers: [] },
});
const erased = privacyErased.make({
  subject: 'c_1',
  data: {
    erasure: 'x_1',
    ground: 'wish',
    subjects: ['c_1', 'c_2'],
    employers: [],
    suggestions: [],
    conflicts: [],
    stores: [],
  },
  personal: { identities: [], hints: [], employerName: null, employerHash: null },
});

function begun(): TestPool {
  const pool = new TestPool(deciders, projections);
  pool.now = NOW;
  pool.record([...poolOfBerlin(), contact('c_1'), contact('c_2')]);
  return pool;
}
const shown = (pool: TestPool, month = monthOf(NOW)) => pool.read('month', month);
/** Takes a person's last message or sign back. */
const retracted = (subject: string, of: number) =>
  interactionRetracted.make({
    subject,
    data: { of, what: 'touch', member: 'm_1', employer: null, suggestion: null },
  });

test('a month counts people once, messages each, and those without Kith apart', () => {
  const pool = begun();
  pool.record([offered('c_1', 's_1'), touched('c_1', 's_1'), touched('c_1'), responded('c_1'), touched('c_2')]);
  pool.record([withheld, withheld, gone]);
  expect(shown(pool)).toMatchObject({
    ...{ offers: 1, inTouchWith: 2, messages: 3, withoutKith: 2, replies: 1, repliedBy: 1 },
    ...{ letGo: 1, letGoByClock: 1, withheld: { gap: 2, cap: 2 } },
  });
  expect(pool.refolded()).toEqual(pool.documents);
});

test('history that an import brings is none of it', () => {
  const pool = begun();
  pool.record([touched('c_1', null, { imported: true })]);
  expect(shown(pool)).toBeNull();
});

test('what is taken back is gone, also a month later', () => {
  const pool = begun();
  pool.record([touched('c_1'), responded('c_1'), touched('c_2')]);
  const [first = 0, last = 0] = pool.events.filter(({ type }) => type === 'interaction.touched').map(({ seq }) => seq);
  pool.record([retracted('c_2', last)]);
  expect(shown(pool)).toMatchObject({ messages: 1, withoutKith: 1, inTouchWith: 1, repliedBy: 1 });
  pool.now = NOW + 31 * DAY;
  pool.record([touched('c_1'), retracted('c_1', first)]);
  expect(monthBefore(monthOf(pool.now))).toBe(monthOf(NOW));
  expect(shown(pool)).toMatchObject({ messages: 0, withoutKith: 0, inTouchWith: 1, replies: 1, repliedBy: 1 });
  expect(shown(pool, monthOf(pool.now))).toMatchObject({ messages: 1, inTouchWith: 1 });
  expect(pool.refolded()).toEqual(pool.documents);
});

test('a message to one of two who are one by now is taken back of the one they are', () => {
  const pool = begun();
  pool.record([touched('c_2'), merged]);
  const of = pool.events.find(({ type }) => type === 'interaction.touched')?.seq ?? 0;
  pool.record([retracted('c_1', of)]);
  expect(shown(pool)).toMatchObject({ messages: 0, inTouchWith: 0 });
});

test('a month names nobody and does not grow with its people, and an erased person leaves nothing but numbers', () => {
  const pool = begun();
  pool.record([touched('c_1'), responded('c_1')]);
  const small = JSON.stringify(shown(pool)).length;
  for (let at = 0; at < 8; at += 1) pool.record([touched(`c_${String(at + 2)}`)]);
  expect(shown(pool)).toMatchObject({ messages: 9, inTouchWith: 9 });
  expect(JSON.stringify(shown(pool))).toHaveLength(small);
  pool.now = NOW + 60 * DAY;
  pool.record([erased]);
  for (const gone of ['c_1', 'c_2']) expect(pool.read('month', gone)).toBeNull();
  expect(shown(pool)).toMatchObject({ messages: 9, inTouchWith: 9, replies: 1, repliedBy: 1 });
  expect(pool.refolded()).toEqual(pool.documents);
});

test('what is known of a person is of the month of their last message and the one before', () => {
  const pool = begun();
  for (let month = 0; month < 5; month += 1) {
    pool.record([touched('c_1')]);
    pool.now += 31 * DAY;
  }
  expect(pool.read('month', 'c_1')).toMatchObject({ counted: [{ month: '2026-04' }, { month: '2026-05' }] });
});
