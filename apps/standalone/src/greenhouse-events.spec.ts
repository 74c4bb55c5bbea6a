import { expect, test } from '@jest/globals';
import { inputOf } from '#libs/events/inputs.js';
import { poolOfBerlin } from '#libs/testing/pool-events.js';
import { TestPool } from '#libs/testing/test-pool.js';
import { deciders, projections } from '../../contacts/src/registry.js';
import { readGreenhouse } from '../../ingest/src/webhooks/greenhouse/read.js';
import {
  anonymised,
  created,
  deleted,
  hired,
  merged,
  mina,
  rejected,
  stageChanged,
  teo,
  updated,
} from '../../ingest/src/webhooks/greenhouse/testing/deliveries.js';

const RECEIVED = Date.UTC(2026, 2, 10, 8);
const about = {
  source: { id: 's_1', kind: 'greenhouse', basis: 'own-relation' },
  settings: { account: 'geigenbau' },
  country: 'DE',
  receivedAt: RECEIVED,
} as const;

/** Somebody of their own: two who share a telephone would be a conflict. */
const another = updated(teo, { phone_numbers: [], social_media_addresses: [], website_addresses: [] });

/** The events that the last of these deliveries yields in a pool that heard the others, as `type of whom at: what`. */
function yielded(...bodies: object[]): string[] {
  const pool = new TestPool(deciders, projections);
  pool.now = RECEIVED;
  pool.record(poolOfBerlin());
  let before = 0;
  for (const body of bodies) {
    before = pool.events.length;
    const reading = readGreenhouse(body, about);
    for (const { kind, data } of reading.is === 'told' ? reading.inputs : []) {
      const input = inputOf(kind);
      if (input === undefined) throw new Error(`nobody knows ${kind}`);
      pool.say(input, data, { actor: 'source:s_1' });
    }
  }
  return pool.events.slice(before).map(({ type, subject, occurredAt, data }) => {
    const what = whatOf(data);
    return `${type} of ${subject ?? '-'} at ${new Date(occurredAt).toISOString().slice(0, 16)}${what}`;
  });
}

/** The facts that matter, as they stand there. */
function whatOf(data: Record<string, unknown>): string {
  const told = ['interviewed', 'reopened', 'end', 'extent', 'ground', 'sign'].filter((name) => name in data);
  return told.map((name) => `, ${name} ${String(data[name])}`).join('');
}

test.each([
  [
    'a new application',
    [created()],
    [
      'contact.added of c_1 at 2026-03-10T08:00',
      'application.stage-changed of c_1 at 2026-02-10T10:30, interviewed false, reopened false',
    ],
  ],
  [
    'a stage',
    [created(), stageChanged()],
    ['application.stage-changed of c_1 at 2026-02-10T10:30, interviewed true, reopened false'],
  ],
  [
    'a no',
    [created(), stageChanged(), rejected()],
    ['application.ended of c_1 at 2026-03-01T12:00, interviewed false, end rejected'],
  ],
  ['a hire', [created(), hired()], ['application.hired of c_1 at 2026-03-04T08:00, interviewed false']],
  [
    'a deletion',
    [created(), deleted()],
    [
      'application.deleted of c_1 at 2026-03-10T08:00',
      'privacy.forgotten of c_1 at 2026-03-10T08:00, extent all',
      'privacy.restricted of c_1 at 2026-03-10T08:00, ground platform',
      'privacy.suppressed of - at 2026-03-10T08:00, ground lapsed',
    ],
  ],
  [
    'a merge of two whom we know',
    [created(), another, merged()],
    ['contact.identity-conflict-found of c_1 at 2026-03-10T08:00'],
  ],
  ['a merge of which we know one', [created(), merged()], ['contact.identified of c_1 at 2026-03-10T08:00']],
  [
    'an anonymisation of some fields',
    [created(), anonymised(['headline', 'current_title', 'notes'])],
    ['privacy.forgotten of c_1 at 2026-03-10T08:00, extent partial'],
  ],
  [
    'an anonymisation of name and address',
    [created(), anonymised(['full_name', 'email_addresses'])],
    [
      'application.anonymised of c_1 at 2026-03-10T08:00',
      'privacy.forgotten of c_1 at 2026-03-10T08:00, extent all',
      'privacy.restricted of c_1 at 2026-03-10T08:00, ground platform',
      'privacy.suppressed of - at 2026-03-10T08:00, ground lapsed',
    ],
  ],
  [
    'no e-mail wished',
    [created(), updated(mina, { can_email: false })],
    ['contact.unwelcome-seen of c_1 at 2026-03-10T08:00, sign no-email'],
  ],
])('%s becomes', (_what, bodies, events) => {
  expect(yielded(...bodies)).toEqual(events);
});

test('each of them again yields nothing', () => {
  for (const body of [created(), stageChanged(), rejected(), hired(), deleted()])
    expect(yielded(created(), body, body)).toEqual([]);
});
