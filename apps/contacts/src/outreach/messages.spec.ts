import { describe, expect, test } from '@jest/globals';
import { answerRecord, interactionRetract, suggestionConfirm, touchRecord } from '#libs/events/outreach.inputs.js';
import { DAY, offered } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import { accepted, expectState, givenAda, NEXT, responded, touched } from './testing/given-ada.js';

const said = { contact: 'c_1', member: 'm_1', channel: 'email', at: null, suggestion: null, imported: false } as const;

describe('a touch', () => {
  test('is a fact of its time', () => {
    givenAda()
      .when(touchRecord, { ...said, at: NOW - DAY })
      .then({
        type: 'interaction.touched',
        subject: 'c_1',
        occurredAt: NOW - DAY,
        data: { member: 'm_1', presumed: false },
      });
  });

  test('of tomorrow was sent now', () => {
    givenAda()
      .when(touchRecord, { ...said, at: NOW + DAY })
      .then({ type: 'interaction.touched', occurredAt: NOW });
  });

  test('settles the offer it names', () => {
    const { pool } = givenAda(offered('c_1', 's_1'), accepted('s_1'))
      .when(touchRecord, { ...said, suggestion: 's_1' })
      .then({ type: 'interaction.touched', data: { suggestion: 's_1' } });
    expectState(pool, 's_1', 'written');
    expect(pool.read('budget', 'm_1')).toMatchObject({ open: [], accepted: [], touches: [{ at: NOW }] });
  });

  test('settles the offer its writer holds, named or not', () => {
    givenAda(offered('c_1', 's_1'))
      .when(touchRecord, said)
      .then({ type: 'interaction.touched', data: { suggestion: 's_1' } });
  });

  test('by a colleague withdraws the offer', () => {
    const { pool } = givenAda(offered('c_1', 's_1'))
      .when(touchRecord, { ...said, member: 'm_2' })
      .then(
        { type: 'outreach.withdrawn', data: { suggestion: 's_1', member: 'm_1', reason: 'touched' } },
        { type: 'interaction.touched', data: { member: 'm_2', suggestion: null } },
      );
    expectState(pool, 's_1', 'withdrawn');
  });

  test('from before the offer was not written for it', () => {
    givenAda(offered('c_1', 's_1'))
      .when(touchRecord, { ...said, at: NOW - DAY })
      .then(
        { type: 'outreach.withdrawn', data: { reason: 'touched' } },
        { type: 'interaction.touched', data: { suggestion: null } },
      );
  });

  test('naming an offer that has ended counts for itself', () => {
    givenAda(offered('c_1', 's_1'))
      .and(touchRecord, said)
      .when(touchRecord, { ...said, suggestion: 's_1' })
      .then({ type: 'interaction.touched', data: { suggestion: null } });
  });

  test('is refused for nobody, and for an offer of nobody', () => {
    givenAda()
      .when(touchRecord, { ...said, contact: 'c_9' })
      .refuses('contact-unknown');
    givenAda()
      .when(touchRecord, { ...said, suggestion: 's_9' })
      .refuses('suggestion-unknown');
  });
});

describe('an answer', () => {
  test('answers what they wrote', () => {
    givenAda(responded(NOW - DAY))
      .when(answerRecord, { contact: 'c_1', member: 'm_2', channel: 'email', at: null })
      .then({ type: 'interaction.answered', data: { member: 'm_2', of: NEXT } });
  });

  test.each([
    ['nothing', []],
    ['what is older than 30 days', [responded(NOW - 31 * DAY)]],
  ])('needs a response: to %s it is refused', (_what, events) => {
    givenAda(...events)
      .when(answerRecord, { contact: 'c_1', member: 'm_1', channel: 'email', at: null })
      .refuses('no-open-response');
  });

  test('settles an offer to answer them, but ends none a second time that nothing was written for', () => {
    const about = { suggestion: 's_1', contact: 'c_1', member: 'm_1', channel: null, at: null };
    givenAda(responded(NOW - DAY), offered('c_1', 's_1', [NEXT], 'owed'), accepted('s_1'))
      .and(suggestionConfirm, { ...about, wrote: false })
      .when(suggestionConfirm, { ...about, wrote: true })
      .then({ type: 'interaction.answered', data: { of: NEXT } });
  });

  test('is given once', () => {
    const answer = { contact: 'c_1', member: 'm_1', channel: 'email', at: null } as const;
    givenAda(responded(NOW - DAY))
      .and(answerRecord, answer)
      .when(answerRecord, answer)
      .refuses('no-open-response');
  });
});

describe('taking back', () => {
  test('a touch gives its allowance, its offer and its place at the employer back', () => {
    const { pool } = givenAda(offered('c_1', 's_1'))
      .and(touchRecord, said)
      .when(interactionRetract, { contact: 'c_1', of: NEXT + 1 })
      .then({ type: 'interaction.retracted', data: { what: 'touch', member: 'm_1', suggestion: 's_1' } });
    expectState(pool, 's_1', 'not-written');
    expect(pool.read('budget', 'm_1')).toMatchObject({ touches: [] });
    expect(pool.read('card', 'c_1')).toMatchObject({ facts: { touches: [], offer: null } });
  });

  test('a response and an answer', () => {
    const answer = { contact: 'c_1', member: 'm_1', channel: 'email', at: null } as const;
    givenAda(responded(NOW - DAY))
      .and(answerRecord, answer)
      .when(interactionRetract, { contact: 'c_1', of: NEXT + 1 })
      .then({ type: 'interaction.retracted', data: { of: NEXT + 1, what: 'answer' } });
    givenAda(responded(NOW - DAY))
      .when(interactionRetract, { contact: 'c_1', of: NEXT })
      .then({ type: 'interaction.retracted', data: { of: NEXT, what: 'response' } });
  });

  test('what is no message is refused, and so is the same a second time', () => {
    givenAda().when(interactionRetract, { contact: 'c_1', of: 4 }).refuses('interaction-unknown');
    givenAda(touched(NOW - DAY))
      .and(interactionRetract, { contact: 'c_1', of: NEXT })
      .when(interactionRetract, { contact: 'c_1', of: NEXT })
      .refuses('interaction-unknown');
  });
});
