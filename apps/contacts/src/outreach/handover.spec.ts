import { describe, expect, test } from '@jest/globals';
import { interactionResponded } from '#libs/events/interaction.events.js';
import { poolMemberChanged, poolMemberRemoved } from '#libs/events/pool.events.js';
import {
  handoverAsk,
  handoverDecline,
  handoverGive,
  roundDue,
  suggestionAsk,
  suggestionDecline,
  suggestionHandover,
} from '#libs/events/outreach.inputs.js';
import { DAY, member, offered } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import { about, expectState, givenAda, givenOffer } from './testing/given-ada.js';

/** `m_1` was in the last exchange, a hundred days ago. */
const spoke = interactionResponded.make({
  subject: 'c_1',
  occurredAt: NOW - 100 * DAY,
  data: { channel: 'email', toMember: 'm_1', wish: null, until: null, dateGiven: false, owedUntil: NOW - 70 * DAY },
});
const viewer = (id: string) =>
  poolMemberChanged.make({
    subject: `member/${id}`,
    data: { member: id, role: 'viewer', zone: 'Europe/Berlin' },
    personal: { name: `Member ${id}`, email: null },
  });
const asking = { contact: 'c_1', member: 'm_2' };
const giving = { contact: 'c_1', member: 'm_1', to: 'm_2' };
const wish = { ...asking, reason: { kind: 'question', text: null }, channel: null } as const;
const asked = { type: 'outreach.handover-asked', data: { member: 'm_2', from: 'm_1' } };

describe('whoever wants to write to somebody a colleague speaks with', () => {
  test('is told until when it is the colleague’s conversation', () => {
    givenAda(spoke)
      .when(suggestionAsk, wish)
      .refuses('rules', {
        verdicts: [{ rule: 'voice', because: { code: 'others', by: 'm_1' }, until: NOW + 80 * DAY }],
      });
  });

  test('asks for a hand-over, once', () => {
    givenAda(spoke).when(handoverAsk, asking).then(asked);
    givenAda(spoke).and(handoverAsk, asking).when(handoverAsk, asking).thenNothing();
  });

  test('may write as soon as it is handed over', () => {
    givenAda(spoke)
      .and(handoverGive, giving)
      .when(suggestionAsk, wish)
      .then({ type: 'outreach.suggested', data: { member: 'm_2' } }, { type: 'outreach.accepted' });
  });

  test('need not ask where nobody speaks with them, or they do themselves', () => {
    givenAda().when(handoverAsk, asking).refuses('handover-needless');
    givenAda(spoke)
      .when(handoverAsk, { ...asking, member: 'm_1' })
      .refuses('handover-needless');
  });

  test.each([
    ['has left', poolMemberRemoved.make({ subject: 'member/m_1', data: { member: 'm_1' } })],
    ['writes to nobody any more', viewer('m_1')],
  ])('need not ask whoever %s', (_how, gone) => {
    givenAda(spoke, gone).when(handoverAsk, asking).refuses('handover-needless');
    givenAda(spoke, gone)
      .when(suggestionAsk, wish)
      .then({ type: 'outreach.suggested', data: { member: 'm_2' } }, { type: 'outreach.accepted' });
  });

  test('may be told that it stays as it is', () => {
    givenAda(spoke)
      .and(handoverAsk, asking)
      .when(handoverDecline, giving)
      .then({ type: 'outreach.handover-declined', data: { member: 'm_1', to: 'm_2' } });
    givenAda(spoke).when(handoverDecline, giving).refuses('handover-not-asked');
  });
});

describe('a hand-over', () => {
  test('of a conversation is recorded, and shown on the card', () => {
    const { pool } = givenAda(spoke)
      .when(handoverGive, giving)
      .then({ type: 'outreach.handed-over', data: { suggestion: null, member: 'm_1', to: 'm_2' } });
    expect(pool.read('card', 'c_1')).toMatchObject({ facts: { handedTo: { member: 'm_2' } } });
  });

  test('of an offer ends it, and the colleague is offered the same in their round', () => {
    const { pool } = givenOffer()
      .when(suggestionHandover, { ...about, to: 'm_2' })
      .then({ type: 'outreach.handed-over', data: { suggestion: 's_9', member: 'm_1', to: 'm_2' } });
    expectState(pool, 's_9', 'handed-over');
    expect(pool.read('budget', 'm_1')).toMatchObject({ open: [] });
    const round = { member: 'm_2', day: '2026-01-12', trigger: 'handed-over/7', candidates: ['c_1'] };
    pool.say(roundDue, round);
    expect(pool.events.at(-2)).toMatchObject({
      type: 'outreach.suggested',
      data: { member: 'm_2', occasion: { kind: 'tie' } },
    });
  });

  test('of a conversation ends the offer that is held by whoever hands it over', () => {
    const { pool } = givenOffer()
      .when(handoverGive, giving)
      .then({ type: 'outreach.handed-over', data: { suggestion: 's_9', to: 'm_2' } });
    expectState(pool, 's_9', 'handed-over');
  });

  test.each([
    ['to oneself', { to: 'm_1' }, 'handover-needless'],
    ['to somebody who has left', { to: 'm_2' }, 'member-unknown'],
    ['to somebody who writes to nobody', { to: 'm_3' }, 'member-unknown'],
  ])('%s is refused', (_whom, to, code) => {
    const left = poolMemberRemoved.make({ subject: 'member/m_2', data: { member: 'm_2' } });
    const given = () => givenOffer(spoke, left, member('m_3', 'viewer'));
    given()
      .when(handoverGive, { ...giving, ...to })
      .refuses(code);
    given()
      .when(suggestionHandover, { ...about, ...to })
      .refuses(code);
  });

  test('of an offer that its member asked for is refused until they decline it', () => {
    const own = offered('c_1', 's_9', [], 'asked');
    const given = () => givenAda(spoke, own);
    given()
      .when(suggestionHandover, { ...about, to: 'm_2' })
      .refuses('handover-own-reason', { suggestion: 's_9' });
    given().when(handoverGive, giving).refuses('handover-own-reason');
    given()
      .and(suggestionDecline, { ...about, reason: 'weak-reason' })
      .when(handoverGive, giving)
      .then({ type: 'outreach.handed-over', data: { suggestion: null, to: 'm_2' } });
    const again = { ...own, data: { ...own.data, followUp: true } };
    givenAda(spoke, again)
      .when(suggestionHandover, { ...about, to: 'm_2' })
      .then({ type: 'outreach.handed-over', data: { suggestion: 's_9' } });
  });

  test('of what is not theirs is refused', () => {
    givenAda(spoke)
      .when(handoverGive, { ...giving, member: 'm_2', to: 'm_1' })
      .refuses('not-voice');
    givenOffer()
      .when(suggestionHandover, { ...about, member: 'm_2', to: 'm_1' })
      .refuses('not-yours');
    givenAda()
      .when(handoverGive, { ...giving, contact: 'c_9' })
      .refuses('contact-unknown');
  });
});
