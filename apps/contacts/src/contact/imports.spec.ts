/* eslint max-lines: [error, 400] -- properties of imports over one generator of rows */
import { describe, expect, test } from '@jest/globals';
import { fc } from '#libs/testing/fast-check.js';
import { contactCorrect, contactKeep, contactTag, personObserved, rowReverted } from '#libs/events/contact.inputs.js';
import { privacyErase, privacyLift, privacyObject } from '#libs/events/privacy.inputs.js';
import { member, nameOf, poolOfBerlin, row, type Row } from '#libs/testing/pool-events.js';
import { NOW, TestPool } from '#libs/testing/test-pool.js';
import type { Card } from '../documents.js';
import { deciders, projections } from '../registry.js';

const DAY = 86_400_000;
const names = ['Ada Lovelace', 'ADA LOVELACE', 'Ada King', 'Bob Noyce'];
const handles = [
  'linkedin:ada',
  'linkedin:bob',
  'linkedin:cy',
  'email:ada@example.org',
  'email:bob@example.org',
  'phone:+498912345678',
];
const option = <T>(...values: T[]) => fc.constantFrom(null, ...values);

/** What a row says besides who it is about. */
const words = {
  name: option(...names),
  employer: option('Acme', 'ACME GmbH', 'Beta', 'Gamma AG', '???'),
  position: option('CTO', 'Engineer', 'engineer'),
  headline: option('Builder', 'Maker'),
  location: option('Berlin', 'Paris'),
  connected: option({ network: 'linkedin' as const, since: NOW - DAY }, { network: 'xing' as const, since: null }),
  member: fc.constantFrom('m_1', 'm_2'),
};
const who = fc.uniqueArray(fc.constantFrom(...handles), { maxLength: 2 });
const rows = (imported: string, source = 'linkedin-csv') =>
  fc.array(fc.record({ ...words, who, import: fc.constant(imported), source: fc.constant(source) }).map(row), {
    maxLength: 12,
  });

function teamPool(): TestPool {
  const pool = new TestPool(deciders, projections);
  pool.record([...poolOfBerlin(), member('m_2')]);
  return pool;
}

/** Says rows and answers, for each that changed something, what its revert has to name. */
function imported(pool: TestPool, said: Row[]) {
  return said.flatMap((one) => {
    const first = pool.events.length + 1;
    const decision = pool.say(personObserved, one);
    if ('refused' in decision || decision.events.length === 0) return [];
    return {
      import: one.import ?? '',
      contact: decision.about?.key ?? '',
      seqs: decision.events.map((_, i) => first + i),
    };
  });
}

describe('whatever rows a file has', () => {
  test('the same file again changes nothing, also after other files', () => {
    fc.assert(
      fc.property(rows('i_1'), rows('i_2', 'csv'), rows('i_3'), (file, other, third) => {
        const pool = teamPool();
        for (const rowsOf of [file, other, third]) imported(pool, rowsOf);
        const before = pool.events.length;
        for (const rowsOf of [file, third, other])
          imported(
            pool,
            rowsOf.map((one) => ({ ...one, import: 'i_4' })),
          );
        expect(pool.events.length).toBe(before);
      }),
    );
  });

  test('and whatever members corrected in between', () => {
    const correction = fc.record({
      name: option(...names.map(nameOf)),
      employer: option('Acme', 'Delta'),
      position: option('CTO', 'Founder'),
      location: option('Berlin', 'Rome'),
    });
    fc.assert(
      fc.property(rows('i_1'), fc.array(correction, { maxLength: 3 }), rows('i_2'), (file, corrections, other) => {
        const pool = teamPool();
        imported(pool, file);
        const said = (one: fc.Value<typeof correction> | Record<string, unknown>) =>
          Object.fromEntries(Object.entries(one).filter(([, value]) => value !== null));
        for (const one of corrections) pool.say(contactCorrect, { contact: 'c_1', ...said(one) });
        imported(pool, other);
        const before = pool.events.length;
        imported(pool, [...file, ...other]);
        expect(pool.events.length).toBe(before);
      }),
    );
  });

  test('their order does not matter to who is in the pool', () => {
    const people = [
      ['linkedin:ada', 'email:ada@example.org'],
      ['linkedin:bob'],
      ['email:bob@example.org', 'phone:+498912345678'],
    ];
    const ofPeople = fc.array(fc.record({ ...words, who: fc.constantFrom(...people) }).map(row), {
      minLength: 1,
      maxLength: 12,
    });
    const shuffled = ofPeople.chain((said) =>
      fc.tuple(fc.constant(said), fc.shuffledSubarray(said, { minLength: said.length })),
    );
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(whoIsIn(one)).toEqual(whoIsIn(other));
      }),
    );
  });

  test('taken back last row first, the pool is as before', () => {
    fc.assert(
      fc.property(rows('i_1'), rows('i_2', 'csv'), (before, file) => {
        const pool = teamPool();
        imported(pool, before);
        const was = comparable(pool.documents);
        for (const back of imported(pool, file).toReversed()) pool.say(rowReverted, back);
        expect(comparable(pool.documents)).toEqual(was);
      }),
    );
  });
});

/** Which identities make one contact. */
function whoIsIn(said: Row[]): string[] {
  const pool = teamPool();
  imported(pool, said);
  const cards = [...pool.documents.entries()]
    .filter(([place]) => place.startsWith('card/'))
    .map(([, card]) => card as Card);
  return cards
    .map(({ identities }) =>
      identities
        .map(({ value }) => value)
        .toSorted()
        .join(' '),
    )
    .toSorted();
}

/**
 * Documents without what counts events or was made up, without former employers' ids (these an erasure still cleans),
 * and without occasions: news of a job takes the place of older news for good.
 */
function comparable(documents: Map<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    [...documents].map(([place, document]) => {
      if (place.startsWith('employer-name/')) return [place, (document as { names: unknown }).names];
      if (!place.startsWith('card/')) return [place, document];
      const card = document as Card;
      const { facts } = card;
      return [
        place,
        {
          ...card,
          employers: null,
          employer: card.employer.name,
          evidence: null,
          facts: { ...facts, seq: 0, employer: null, occasions: null },
        },
      ];
    }),
  );
}

describe('an erasure', () => {
  const steps = fc.array(
    fc.oneof(
      rows('i_1').map((said) => (pool: TestPool) => void imported(pool, said)),
      fc
        .constantFrom('c_1', 'c_2')
        .map((contact) => (pool: TestPool) => void pool.say(contactKeep, { contact, member: 'm_1', rhythm: 'yearly' })),
      fc
        .constantFrom('c_1', 'c_2')
        .map((contact) => (pool: TestPool) => void pool.say(contactTag, { contact, add: ['vip'], remove: [] })),
      fc
        .constantFrom('c_1', 'c_2')
        .map((contact) => (pool: TestPool) => void pool.say(contactCorrect, { contact, employer: 'Delta' })),
      fc
        .constantFrom('c_1', 'c_2')
        .map((contact) => (pool: TestPool) => void pool.say(privacyObject, { contact, note: null })),
      fc
        .constantFrom('c_1', 'c_2')
        .map((contact) => (pool: TestPool) => void pool.say(privacyLift, { contact, note: 'They asked us to' })),
    ),
    { minLength: 1, maxLength: 8 },
  );

  test('leaves the same documents as a rebuild without the key', () => {
    fc.assert(
      fc.property(steps, rows('i_2'), fc.constantFrom('wish' as const, 'lapsed' as const), (history, later, ground) => {
        const pool = teamPool();
        imported(pool, [row({ who: ['linkedin:ada'], name: 'Ada Lovelace', employer: 'Acme' })]);
        for (const step of history) step(pool);
        pool.say(privacyErase, { contact: 'c_1', ground });
        imported(pool, later);
        expect(pool.refolded(new Set(['c_1']))).toEqual(pool.documents);
      }),
    );
  });

  test('lets nothing of them back in', () => {
    fc.assert(
      fc.property(rows('i_1'), fc.constantFrom('wish' as const, 'lapsed' as const), (file, ground) => {
        const pool = teamPool();
        imported(pool, file);
        const gone = pool.read('card', 'c_1') as Card | null;
        pool.say(privacyErase, { contact: 'c_1', ground });
        imported(pool, file);
        const left = [...pool.documents.keys()].filter((place) => place.startsWith('identity/'));
        expect(left.filter((place) => gone?.identities.some(({ hash }) => place === `identity/${hash}`))).toEqual([]);
      }),
    );
  });
});
