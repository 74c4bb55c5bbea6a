import { describe, expect, test } from '@jest/globals';
import { contactReleased } from '#libs/events/contact.events.js';
import { interactionResponded, interactionTouched } from '#libs/events/interaction.events.js';
import { outreachAccepted } from '#libs/events/outreach.events.js';
import { answerRecord, interactionRetract, responseRecord, touchRecord } from '#libs/events/outreach.inputs.js';
import { privacyObjected } from '#libs/events/privacy.events.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { givenDecider } from '#libs/testing/given.js';
import { contact, DAY, member, offered, poolOfBerlin } from '#libs/testing/pool-events.js';
import { NOW, type TestPool } from '#libs/testing/test-pool.js';
import { deciders, projections } from '../registry.js';

/** Ada is `c_1`, known since an hour ago: event 4, after the pool and its members. */
const given = (...events: NewEvent[]) =>
  givenDecider(deciders, projections, ...poolOfBerlin(), member('m_2'), contact('c_1'), ...events);
const NEXT = 5;

const said = { contact: 'c_1', member: 'm_1', channel: 'email', at: null, suggestion: null, imported: false } as const;
const theirs = { contact: 'c_1', channel: 'email', at: null, toMember: 'm_1', wish: null, until: null } as const;
const responded = (at: number, more: object = {}) =>
  interactionResponded.make({
    subject: 'c_1',
    occurredAt: at,
    data: {
      ...{ channel: 'email', toMember: 'm_1', wish: null, until: null, dateGiven: false, owedUntil: at + 30 * DAY },
      ...more,
    },
  });
const touched = (at: number) =>
  interactionTouched.make({
    subject: 'c_1',
    occurredAt: at,
    data: { member: 'm_1', channel: 'email', suggestion: null, presumed: false, imported: false, employer: null },
  });
const accepted = (suggestion: string) =>
  outreachAccepted.make({
    subject: 'c_1',
    data: {
      ...{ suggestion, member: 'm_1', employer: null, channel: null },
      ...{ presumeAt: NOW + 3 * DAY, reservedUntil: NOW + 3 * DAY },
    },
  });

function expectState(pool: TestPool, suggestion: string, state: string): void {
  expect(pool.read('suggestion', suggestion)).toMatchObject({ state });
}

describe('a touch', () => {
  test('is a fact of its time', () => {
    given()
      .when(touchRecord, { ...said, at: NOW - DAY })
      .then({
        type: 'interaction.touched',
        subject: 'c_1',
        occurredAt: NOW - DAY,
        data: { member: 'm_1', presumed: false },
      });
  });

  test('of tomorrow was sent now', () => {
    given()
      .when(touchRecord, { ...said, at: NOW + DAY })
      .then({ type: 'interaction.touched', occurredAt: NOW });
  });

  test('settles the offer it names', () => {
    const { pool } = given(offered('c_1', 's_1'), accepted('s_1'))
      .when(touchRecord, { ...said, suggestion: 's_1' })
      .then({ type: 'interaction.touched', data: { suggestion: 's_1' } });
    expectState(pool, 's_1', 'written');
    expect(pool.read('budget', 'm_1')).toMatchObject({ open: [], accepted: [], touches: [{ at: NOW }] });
  });

  test('settles the offer its writer holds, named or not', () => {
    given(offered('c_1', 's_1'))
      .when(touchRecord, said)
      .then({ type: 'interaction.touched', data: { suggestion: 's_1' } });
  });

  test('by a colleague withdraws the offer', () => {
    const { pool } = given(offered('c_1', 's_1'))
      .when(touchRecord, { ...said, member: 'm_2' })
      .then(
        { type: 'outreach.withdrawn', data: { suggestion: 's_1', member: 'm_1', reason: 'touched' } },
        { type: 'interaction.touched', data: { member: 'm_2', suggestion: null } },
      );
    expectState(pool, 's_1', 'withdrawn');
  });

  test('from before the offer was not written for it', () => {
    given(offered('c_1', 's_1'))
      .when(touchRecord, { ...said, at: NOW - DAY })
      .then(
        { type: 'outreach.withdrawn', data: { reason: 'touched' } },
        { type: 'interaction.touched', data: { suggestion: null } },
      );
  });

  test('naming an offer that has ended counts for itself', () => {
    given(offered('c_1', 's_1'))
      .and(touchRecord, said)
      .when(touchRecord, { ...said, suggestion: 's_1' })
      .then({ type: 'interaction.touched', data: { suggestion: null } });
  });

  test('is refused for nobody, and for an offer of nobody', () => {
    given()
      .when(touchRecord, { ...said, contact: 'c_9' })
      .refuses('contact-unknown');
    given()
      .when(touchRecord, { ...said, suggestion: 's_9' })
      .refuses('suggestion-unknown');
  });
});

describe('an answer', () => {
  test('answers what they wrote', () => {
    given(responded(NOW - DAY))
      .when(answerRecord, { contact: 'c_1', member: 'm_2', channel: 'email', at: null })
      .then({ type: 'interaction.answered', data: { member: 'm_2', of: NEXT } });
  });

  test.each([
    ['nothing', []],
    ['what is older than 30 days', [responded(NOW - 31 * DAY)]],
  ])('needs a response: to %s it is refused', (_what, events) => {
    given(...events)
      .when(answerRecord, { contact: 'c_1', member: 'm_1', channel: 'email', at: null })
      .refuses('no-open-response');
  });

  test('is given once', () => {
    const answer = { contact: 'c_1', member: 'm_1', channel: 'email', at: null } as const;
    given(responded(NOW - DAY))
      .and(answerRecord, answer)
      .when(answerRecord, answer)
      .refuses('no-open-response');
  });
});

describe('a response', () => {
  test('withdraws what was queued', () => {
    given(offered('c_1', 's_1'), accepted('s_1'))
      .when(responseRecord, theirs)
      .then(
        { type: 'interaction.responded', data: { wish: null, owedUntil: NOW + 30 * DAY } },
        { type: 'outreach.withdrawn', data: { reason: 'responded' } },
      );
  });

  test('of "no" objects in the same decision and is remembered by token', () => {
    given(offered('c_1', 's_1'))
      .when(responseRecord, { ...theirs, wish: 'no' })
      .then(
        { type: 'interaction.responded', data: { wish: 'no' } },
        { type: 'outreach.withdrawn' },
        { type: 'privacy.objected', subject: 'c_1', data: { ground: 'response' } },
        { type: 'privacy.suppressed', subject: null, data: { ground: 'wish', tokens: ['#email:c_1@example.org'] } },
      );
  });

  test('of "no" after an objection only says so again', () => {
    given(privacyObjected.make({ subject: 'c_1', data: { ground: 'wish' }, personal: { note: null } }))
      .when(responseRecord, { ...theirs, wish: 'no' })
      .then({ type: 'interaction.responded' });
  });

  test('of "not now" closes until the date they gave, or for a year', () => {
    const until = NOW + 90 * DAY;
    given()
      .when(responseRecord, { ...theirs, wish: 'not-now', until })
      .then({ type: 'interaction.responded', data: { until, dateGiven: true } });
    given()
      .when(responseRecord, { ...theirs, wish: 'not-now' })
      .then({ type: 'interaction.responded', data: { until: NOW + 365 * DAY, dateGiven: false } });
  });

  test('of "not now" until yesterday is refused', () => {
    given()
      .when(responseRecord, { ...theirs, wish: 'not-now', until: NOW - DAY })
      .refuses('until-before-response');
  });

  test('revives whom we had let go', () => {
    given(contactReleased.make({ subject: 'c_1', data: { reason: 'person', lapsesAt: NOW + 365 * DAY } }))
      .when(responseRecord, theirs)
      .then({ type: 'interaction.responded' }, { type: 'contact.revived', data: { reason: 'sign' } });
  });
});

describe('taking back', () => {
  test('a touch gives its allowance, its offer and its place at the employer back', () => {
    const { pool } = given(offered('c_1', 's_1'))
      .and(touchRecord, said)
      .when(interactionRetract, { contact: 'c_1', of: NEXT + 1 })
      .then({ type: 'interaction.retracted', data: { what: 'touch', member: 'm_1', suggestion: 's_1' } });
    expectState(pool, 's_1', 'not-written');
    expect(pool.read('budget', 'm_1')).toMatchObject({ touches: [] });
    expect(pool.read('card', 'c_1')).toMatchObject({ facts: { touches: [], offer: null } });
  });

  test('a response and an answer', () => {
    const answer = { contact: 'c_1', member: 'm_1', channel: 'email', at: null } as const;
    given(responded(NOW - DAY))
      .and(answerRecord, answer)
      .when(interactionRetract, { contact: 'c_1', of: NEXT + 1 })
      .then({ type: 'interaction.retracted', data: { of: NEXT + 1, what: 'answer' } });
    given(responded(NOW - DAY))
      .when(interactionRetract, { contact: 'c_1', of: NEXT })
      .then({ type: 'interaction.retracted', data: { of: NEXT, what: 'response' } });
  });

  test('what is no message is refused, and so is the same a second time', () => {
    given().when(interactionRetract, { contact: 'c_1', of: 4 }).refuses('interaction-unknown');
    given(touched(NOW - DAY))
      .and(interactionRetract, { contact: 'c_1', of: NEXT })
      .when(interactionRetract, { contact: 'c_1', of: NEXT })
      .refuses('interaction-unknown');
  });
});
