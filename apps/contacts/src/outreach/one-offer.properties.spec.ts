/** @jest-environment ./scripts/plain-environment.mjs */
import { expect, test } from '@jest/globals';
import { fc } from '#libs/testing/fast-check.js';
import { activityObserved, contactKeep, contactRelease, contactRevive } from '#libs/events/contact.inputs.js';
import { memberAdd, memberRemove } from '#libs/events/pool.inputs.js';
import { privacyLift, privacyObject } from '#libs/events/privacy.inputs.js';
import * as outreach from '#libs/events/outreach.inputs.js';
import type { MemberFacts } from '#libs/etiquette/desk-facts.js';
import type { ContactFacts } from '#libs/etiquette/facts.js';
import { localDay } from '#libs/etiquette/local-day.js';
import { contact, DAY, member, poolOfBerlin } from '#libs/testing/pool-events.js';
import { settled } from '#libs/testing/settled.js';
import { TestPool } from '#libs/testing/test-pool.js';
import type { Card, SuggestionDoc } from '../documents.js';
import { deciders, projections } from '../registry.js';

const HOUR = 3_600_000;
const CONTACTS = ['c_1', 'c_2', 'c_3'];
const MEMBERS = ['m_1', 'm_2'];
const RUNS = 200;

type Step = (pool: TestPool) => void;

/** Everything anybody may say, in any order; half of it about offers that exist. */
const someone = fc.record({ contact: fc.constantFrom(...CONTACTS), member: fc.constantFrom(...MEMBERS) });
const channel = fc.constantFrom('email' as const, 'linkedin' as const);
const back = fc.integer({ min: 0, max: 40 * 24 }).map((hours) => hours * HOUR);
const pick = fc.nat({ max: 1000 });

const messages: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(someone, channel, back, pick, fc.boolean()).map(([who, by, ago, n, named]): Step => (pool) => {
    const suggestion = named ? (offersOf(pool, who.contact)[n % 7]?.id ?? null) : null;
    pool.say(outreach.touchRecord, { ...who, channel: by, at: pool.now - ago, suggestion, imported: false });
  }),
  fc.tuple(someone, channel).map(([who, by]): Step => (pool) => {
    pool.say(outreach.answerRecord, { ...who, channel: by, at: null });
  }),
  fc
    .tuple(someone, back, fc.constantFrom(null, null, null, 'less-often' as const, 'not-now' as const, 'no' as const))
    .map(([{ contact: whom, member: toMember }, ago, wish]): Step => (pool) => {
      const at = pool.now - ago;
      pool.say(outreach.responseRecord, { contact: whom, channel: 'email', at, toMember, wish, until: null });
    }),
  fc.tuple(someone, pick).map(([{ contact: whom }, n]): Step => (pool) => {
    const { touches = [], responses = [] } = factsOf(pool, whom) ?? {};
    const said = [...touches, ...responses][n % 5];
    if (said !== undefined) pool.say(outreach.interactionRetract, { contact: whom, of: said.seq });
  }),
);

const offers: fc.Arbitrary<Step> = fc
  .tuple(
    someone,
    fc.constantFrom('ask', 'open', 'accept', 'decline', 'snooze', 'yes', 'no', 'expiry', 'presumed'),
    pick,
  )
  .map(([who, word, n]): Step => (pool) => {
    const { about, seq } = offerAtHand(pool, who, n);
    const reason = { kind: 'question' as const, text: null };
    const reasons = ['weak-reason', 'wrong-person', 'bad-time', 'not-mine'] as const;
    const words: Record<string, () => unknown> = {
      ask: () => pool.say(outreach.suggestionAsk, { ...who, reason, channel: null }),
      open: () => pool.say(outreach.suggestionOpen, about),
      accept: () => pool.say(outreach.suggestionAccept, { ...about, channel: null }),
      decline: () => pool.say(outreach.suggestionDecline, { ...about, reason: reasons[n % 4] ?? 'bad-time' }),
      snooze: () => pool.say(outreach.suggestionSnooze, { ...about, until: pool.now + (n % 30) * DAY }),
      yes: () => pool.say(outreach.suggestionConfirm, { ...about, wrote: true, channel: null, at: null }),
      no: () => pool.say(outreach.suggestionConfirm, { ...about, wrote: false, channel: null, at: null }),
      expiry: () => pool.say(outreach.offerDue, { ...about, due: 'expiry', seq }),
      presumed: () => pool.say(outreach.offerDue, { ...about, due: 'presumed', seq }),
    };
    words[word]?.();
  });

const rounds: fc.Arbitrary<Step> = fc
  .tuple(fc.constantFrom(...MEMBERS), fc.shuffledSubarray(CONTACTS), fc.constantFrom('morning', 'import/i_1', 'kept/9'))
  .map(([who, candidates, trigger]): Step => (pool) => {
    pool.say(outreach.roundDue, { member: who, day: localDay(pool.now, 'Europe/Berlin'), trigger, candidates });
  });

const lives: fc.Arbitrary<Step> = fc
  .tuple(
    someone,
    fc.constantFrom(
      ...['talk', 'talk', 'talk', 'keep', 'release', 'revive', 'object', 'lift', 'lift', 'leave', 'join', 'join'],
    ),
    pick,
  )
  .map(([{ contact: whom, member: who }, word, n]): Step => (pool) => {
    const talk = {
      ...{
        source: 'feed',
        sourceId: `t${n}`,
        basis: 'told' as const,
        observedAt: pool.now,
        contact: whom,
        identities: [],
      },
      ...{ activity: 'talk' as const, at: pool.now, title: `Talk ${n}`, url: null, member: null },
    };
    const words: Record<string, () => unknown> = {
      keep: () => pool.say(contactKeep, { contact: whom, member: who, rhythm: 'quarterly' }),
      talk: () => pool.say(activityObserved, talk),
      release: () => pool.say(contactRelease, { contact: whom, reason: 'person' }),
      revive: () => pool.say(contactRevive, { contact: whom }),
      object: () => pool.say(privacyObject, { contact: whom, note: null }),
      lift: () => pool.say(privacyLift, { contact: whom, note: 'They asked for it.' }),
      leave: () => pool.say(memberRemove, { member: 'm_2' }),
      join: () =>
        pool.say(memberAdd, { member: 'm_2', role: 'recruiter', name: 'Two', email: null, zone: 'Europe/Berlin' }),
    };
    words[word]?.();
  });

const time: fc.Arbitrary<Step> = fc.integer({ min: 1, max: 12 * 24 }).map(
  (hours): Step =>
    (pool) =>
      void (pool.now += hours * HOUR),
);

const steps = fc.array(
  fc.oneof({ weight: 3, arbitrary: rounds }, { weight: 3, arbitrary: offers }, messages, lives, {
    weight: 2,
    arbitrary: time,
  }),
  { minLength: 10, maxLength: 40 },
);

test('a contact has one offer at a time, whatever is said in whatever order', () => {
  let made = 0;
  fc.assert(
    fc.property(steps, (said) => {
      const pool = new TestPool(deciders, projections);
      pool.record([...poolOfBerlin(), member('m_2'), ...CONTACTS.map((id) => contact(id, { employer: 'Acme' }))]);
      pool.say(contactKeep, { contact: 'c_1', member: 'm_1', rhythm: 'quarterly' });
      pool.say(contactKeep, { contact: 'c_2', member: 'm_2', rhythm: 'yearly' });
      for (const step of said) {
        step(pool);
        for (const id of CONTACTS) expectOneOffer(pool, id);
        for (const id of MEMBERS) expectBudget(pool, id);
      }
      expect(pool.refolded()).toEqual(pool.documents);
      made += pool.events.filter(({ type }) => type === 'outreach.suggested').length;
    }),
    { numRuns: RUNS, examples: settled(RUNS / 2, steps) },
  );
  expect(made).toBeGreaterThan(RUNS / 2);
}, 60_000);

/** The card's offer, the suggestions that run, and the ledger say the same. */
function expectOneOffer(pool: TestPool, id: string): void {
  const running = offersOf(pool, id).filter(({ state }) => state === 'open' || state === 'accepted');
  const { offer = null } = factsOf(pool, id) ?? {};
  expect(running.map((one) => one.id)).toEqual(offer === null ? [] : [offer.suggestion]);
}

function expectBudget(pool: TestPool, id: string): void {
  const { open = [], accepted = [] } = (pool.read('budget', id) ?? {}) as Partial<MemberFacts>;
  const mine = CONTACTS.flatMap((one) => offersOf(pool, one)).filter((offer) => offer.member === id);
  const inState = (state: string) => mine.filter((offer) => offer.state === state).map((offer) => offer.id);
  expect(new Set(open)).toEqual(new Set(inState('open')));
  expect(new Set(accepted)).toEqual(new Set(inState('accepted')));
}

/** An offer of theirs, mostly the last one, or none that anybody knows. */
function offerAtHand(pool: TestPool, who: { contact: string; member: string }, n: number) {
  const known = offersOf(pool, who.contact);
  const { id, member: holder } = (n % 2 === 0 ? known.at(-1) : known[n % 5]) ?? { id: 's_none', member: who.member };
  const about = { suggestion: id, contact: who.contact, member: holder };
  return { about, seq: factsOf(pool, who.contact)?.offer?.seq ?? 1 };
}

function factsOf(pool: TestPool, id: string): ContactFacts | undefined {
  return (pool.read('card', id) as Card | null)?.facts;
}

function offersOf(pool: TestPool, id: string): SuggestionDoc[] {
  return [...pool.documents]
    .filter(([key]) => key.startsWith('suggestion/'))
    .map(([, doc]) => doc as SuggestionDoc)
    .filter((offer) => offer.contact === id);
}
