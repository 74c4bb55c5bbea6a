/** @jest-environment ./scripts/plain-environment.mjs */
/* eslint max-lines: [error, 400] -- properties of merging over one generator of histories */
import { describe, expect, test } from '@jest/globals';
import { fc } from '#libs/testing/fast-check.js';
import * as said from '#libs/events/contact.inputs.js';
import * as outreach from '#libs/events/outreach.inputs.js';
import { personForgotten, privacyObject } from '#libs/events/privacy.inputs.js';
import type { Verdict } from '#libs/events/words.js';
import { contact, DAY, member, nameOf, poolOfBerlin, row } from '#libs/testing/pool-events.js';
import { TestPool } from '#libs/testing/test-pool.js';
import type { AliasDoc } from './merged-documents.js';
import type { Card } from '../documents.js';
import { deciders, projections } from '../registry.js';

const CONTACTS = ['c_1', 'c_2', 'c_3', 'c_4'];
const MEMBERS = ['m_1', 'm_2'];
/** Older messages leave the employer's window with whatever is said next. */
const REMEMBERED = 40 * DAY;
const EMPLOYERS = ['Acme', 'Babbage', 'Clement'];

type Step = (pool: TestPool) => void;

const who = fc.record({ contact: fc.constantFrom(...CONTACTS), member: fc.constantFrom(...MEMBERS) });
const ago = fc.integer({ min: 0, max: 400 }).map((days) => days * DAY);
const pick = fc.nat({ max: 1000 });
const namesOf = (id: string) => [{ scheme: 'email', value: `${id}@example.org` }] as never;

const messages: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(who, ago).map(([about, days]): Step => (pool) => {
    const at = pool.now - days;
    pool.say(outreach.touchRecord, { ...about, channel: 'email', at, suggestion: null, imported: false });
  }),
  fc
    .tuple(who, ago, fc.constantFrom(null, null, 'less-often' as const, 'not-now' as const, 'no' as const))
    .map(([about, days, wish]): Step => (pool) => {
      const response = { contact: about.contact, channel: 'email', at: pool.now - days, wish, until: null } as const;
      pool.say(outreach.responseRecord, { ...response, toMember: about.member });
    }),
  fc
    .tuple(who, ago, pick, fc.constantFrom('we-wrote', 'they-wrote', 'we-invited', 'they-accepted', 'met'))
    .map(([about, days, n, what]): Step => (pool) => {
      pool.say(outreach.interactionObserved, {
        ...{ source: 'linkedin-messages', sourceId: `m-${n}`, import: 'i_1', basis: 'own-relation' },
        ...{ observedAt: pool.now, name: null, identities: namesOf(about.contact), member: about.member, title: null },
        ...{ channel: what.endsWith('wrote') ? 'linkedin' : 'invitation', at: pool.now - days, onlyKnown: false },
        what: what,
      });
    }),
);

const asks: fc.Arbitrary<Step> = who.map(
  (about): Step =>
    (pool) =>
      void asked(pool, about),
);

const lives: fc.Arbitrary<Step> = fc
  .tuple(
    who,
    fc.constantFrom('row', 'row', 'note', 'tag', 'follow-up', 'correct', 'keep', 'release', 'revive', 'object', 'gone'),
    pick,
  )
  .map(([{ contact: whom, member: by }, word, n]): Step => (pool) => {
    const employer = EMPLOYERS[n % EMPLOYERS.length] ?? null;
    const gone = { source: 'page', import: null, identities: namesOf(whom), fields: [], at: pool.now };
    const words: Record<string, () => unknown> = {
      row: () => pool.say(said.personObserved, row({ who: [`email:${whom}@example.org`], name: `Ada ${n}`, employer })),
      note: () => pool.say(said.contactNote, { contact: whom, text: `Note ${n}` }),
      tag: () => pool.say(said.contactTag, { contact: whom, add: [`tag ${n % 3}`], remove: [] }),
      'follow-up': () =>
        pool.say(said.contactFollowUp, { contact: whom, member: by, on: pool.now + DAY, reason: `Why ${n}` }),
      correct: () => pool.say(said.contactCorrect, { contact: whom, name: nameOf(`Ada King ${n}`) }),
      keep: () => pool.say(said.contactKeep, { contact: whom, member: by, rhythm: 'quarterly' }),
      release: () => pool.say(said.contactRelease, { contact: whom, reason: 'person' }),
      revive: () => pool.say(said.contactRevive, { contact: whom }),
      object: () => n % 4 === 0 && pool.say(privacyObject, { contact: whom, note: null }),
      gone: () => pool.say(personForgotten, { ...gone, extent: n % 4 === 0 ? 'all' : 'partial', fields: ['name'] }),
    };
    words[word]?.();
  });

const joins: fc.Arbitrary<Step> = fc
  .tuple(fc.shuffledSubarray(CONTACTS, { minLength: 2, maxLength: 2 }), fc.boolean())
  .map(([[into = '', from = ''], back]): Step => (pool) => {
    if (back) pool.say(said.contactUnmerge, { merged: from });
    else pool.say(said.contactMerge, { into, from, fields: {} });
  });

const time: fc.Arbitrary<Step> = fc.integer({ min: 1, max: 40 }).map((days): Step => (pool) => {
  pool.now += days * DAY;
});

const wroteTo = (days: number[]): Step[] =>
  days.map((ago) => (pool) => {
    const about = { contact: 'c_1', member: 'm_1', channel: 'email' as const, suggestion: null, imported: false };
    pool.say(outreach.touchRecord, { ...about, at: pool.now - ago * DAY });
  });
/** Lives in which the limits that a merge must keep are met for certain. */
const writtenTo: Step[] = wroteTo([20, 10, 2]);
const objecting: Step[] = [(pool) => void pool.say(privacyObject, { contact: 'c_2', note: null })];
const letGo: Step[] = [(pool) => void pool.say(said.contactRelease, { contact: 'c_1', reason: 'person' })];

const before = fc.array(
  fc.oneof({ weight: 3, arbitrary: messages }, { weight: 2, arbitrary: lives }, joins, asks, time),
  {
    minLength: 5,
    maxLength: 30,
  },
);

/** The same life again, to go on otherwise. */
function lived(steps: readonly Step[]): TestPool {
  const pool = new TestPool(deciders, projections);
  pool.record([
    ...[...poolOfBerlin(), member('m_2')],
    ...CONTACTS.map((id, at) => contact(id, { employer: EMPLOYERS[at % 3] ?? null, employerId: `e_${(at % 3) + 1}` })),
  ]);
  for (const step of steps) step(pool);
  return pool;
}

/** The rules that refuse it, with what they say; null if they may write. */
function asked(pool: TestPool, about: { contact: string; member: string }): Verdict[] | null {
  const reason = { kind: 'question' as const, text: null };
  const decision = pool.say(outreach.suggestionAsk, { ...about, reason, channel: 'invitation' });
  return 'refused' in decision ? ((decision.because?.['verdicts'] as Verdict[] | undefined) ?? []) : null;
}

const rulesAgainst = (pool: TestPool, id: string): string[] =>
  (asked(pool, { contact: id, member: 'm_1' }) ?? []).map(({ rule }) => rule);

const cardOf = (pool: TestPool, id: string): Card | null => pool.read('card', id) as Card | null;

/** Those who stand for themselves. */
const roots = (pool: TestPool): string[] => CONTACTS.filter((id) => cardOf(pool, id) !== null);

const mayMerge = (pool: TestPool): boolean => roots(pool).length > 1;

/** Documents by what they say of people, without versions and without the note of merges for the history. */
function toldIn(pool: TestPool): Map<string, unknown> {
  const kept = [...pool.documents].filter(([place]) => /^(card|talk|employer|suggestion|identity|alias)\//.test(place));
  const told = kept.map(([place, document]) => [place, still(place, document, pool.now)] as const);
  return new Map(told.filter(([, said]) => !Array.isArray(said) || said.length > 0));
}

function still(place: string, document: unknown, now: number): unknown {
  if (place.startsWith('employer/')) {
    const { persons } = document as { persons: { seq: number; contact: string; at: number }[] };
    const near = persons.filter(({ at }) => at > now - REMEMBERED);
    return near.toSorted((a, b) => a.seq - b.seq || a.contact.localeCompare(b.contact));
  }
  if (place.startsWith('alias/')) return (document as AliasDoc).contact;
  const versioned = place.startsWith('card/') ? withoutVersion(document as Card) : document;
  return JSON.parse(JSON.stringify(versioned), (key, value: unknown) =>
    key === 'past' ? undefined : value,
  ) as unknown;
}

const withoutVersion = ({ facts, ...rest }: Card) => ({ ...rest, facts: { ...facts, seq: 0 } });

describe('whatever came before', () => {
  test('a merge that is directly taken back leaves both as they were', () => {
    fc.assert(
      fc.property(before, fc.nat(), (steps, n) => {
        const pool = lived(steps);
        fc.pre(mayMerge(pool));
        const all = roots(pool);
        const [into = '', from = ''] = [all[n % all.length], all[(n + 1) % all.length]];
        fc.pre(![into, from].every((id) => cardOf(pool, id)?.facts.offer != null));
        const was = toldIn(pool);
        pool.say(said.contactMerge, { into, from, fields: {} });
        pool.say(said.contactUnmerge, { merged: from });
        expect(toldIn(pool)).toEqual(was);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  test('what was refused for either of two is refused for both as one', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(before, (steps) => {
        const [into, from] = roots(lived(steps));
        fc.pre(into !== undefined && from !== undefined);
        const refused = [into, from].flatMap((id) => rulesAgainst(lived(steps), id));
        const whole = lived(steps);
        whole.say(said.contactMerge, { into, from, fields: {} });
        const still = rulesAgainst(whole, into);
        for (const rule of refused) met.add(rule);
        expect(refused.filter((rule) => !still.includes(rule))).toEqual([]);
      }),
      { numRuns: 200, examples: [[writtenTo], [objecting], [letGo]] },
    );
    expect(['cap', 'gap', 'objection', 'released'].filter((rule) => !met.has(rule))).toEqual([]);
  }, 60_000);

  test('the order of merges decides nothing about limits and objections', () => {
    fc.assert(
      fc.property(before, (steps) => {
        const [a, b, c] = roots(lived(steps));
        fc.pre(a !== undefined && b !== undefined && c !== undefined);
        const orders = [
          [
            { into: a, from: b },
            { into: a, from: c },
          ],
          [
            { into: b, from: c },
            { into: a, from: b },
          ],
          [
            { into: c, from: a },
            { into: b, from: c },
          ],
        ];
        const verdicts = orders.map((merges) => {
          const pool = lived(steps);
          for (const merge of merges) pool.say(said.contactMerge, { ...merge, fields: {} });
          const [whole = ''] = [a, b, c].filter((id) => cardOf(pool, id) !== null);
          const refused = asked(pool, { contact: whole, member: 'm_1' }) ?? [];
          return refused.filter(({ rule }) => rule === 'cap' || rule === 'objection');
        });
        expect(verdicts[1]).toEqual(verdicts[0]);
        expect(verdicts[2]).toEqual(verdicts[0]);
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
