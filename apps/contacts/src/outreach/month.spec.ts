import { expect, test } from '@jest/globals';
import { interactionResponded, interactionRetracted, interactionTouched } from '#libs/events/interaction.events.js';
import { contactReleased } from '#libs/events/letting-go.events.js';
import { outreachWithheld } from '#libs/events/outreach.events.js';
import { contact, DAY, offered, poolOfBerlin } from '#libs/testing/pool-events.js';
import { NOW, TestPool } from '#libs/testing/test-pool.js';
import { deciders, projections } from '../registry.js';
import type { MonthDoc } from './month-document.js';
import { presentMonth } from './month.presenter.js';
import { monthOf } from './month.projection.js';

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

function begun(): TestPool {
  const pool = new TestPool(deciders, projections);
  pool.now = NOW;
  pool.record([...poolOfBerlin(), contact('c_1'), contact('c_2')]);
  return pool;
}
const shown = (pool: TestPool, month = monthOf(NOW)) => presentMonth(pool.read('month', month) as MonthDoc | null);

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
  expect(shown(pool)).toMatchObject({ messages: 0, inTouchWith: 0 });
});

test('what is taken back is gone, also a month later', () => {
  const pool = begun();
  pool.record([touched('c_1')]);
  const of = (pool.read('month', monthOf(NOW)) as MonthDoc).messages[0]?.seq ?? 0;
  pool.now = NOW + 31 * DAY;
  const data = { of, what: 'touch' as const, member: 'm_1', employer: null, suggestion: null };
  pool.record([interactionRetracted.make({ subject: 'c_1', data })]);
  expect(shown(pool)).toMatchObject({ messages: 0 });
});
