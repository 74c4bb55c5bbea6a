import { describe, expect, test } from '@jest/globals';
import { contactHeld } from '#libs/events/restraint.events.js';
import { suggestionAccept, suggestionDecline, suggestionOpen, suggestionSnooze } from '#libs/events/outreach.inputs.js';
import { DAY } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import { about, expectState, givenOffer, touched } from './testing/given-ada.js';

const HOUR = 3_600_000;
const accept = { ...about, channel: null };

describe('an offer', () => {
  test('is opened once', () => {
    givenOffer()
      .when(suggestionOpen, about)
      .then({ type: 'outreach.opened', data: { suggestion: 's_9' } });
    givenOffer().and(suggestionOpen, about).when(suggestionOpen, about).thenNothing();
  });

  test('is accepted as things stand, its own reservation aside', () => {
    const { pool } = givenOffer()
      .when(suggestionAccept, { ...accept, channel: 'linkedin' })
      .then({
        type: 'outreach.accepted',
        data: { suggestion: 's_9', channel: 'linkedin', presumeAt: NOW + 72 * HOUR },
      });
    expectState(pool, 's_9', 'accepted');
  });

  test('is accepted once', () => {
    givenOffer().and(suggestionAccept, accept).when(suggestionAccept, accept).thenNothing();
  });

  test('is not accepted against a rule that has come to forbid it', () => {
    givenOffer(touched(NOW - DAY))
      .when(suggestionAccept, accept)
      .refuses('rules', { verdicts: [{ rule: 'gap' }, { rule: 'back-off' }] });
  });

  test('is not accepted while something about them waits to be decided', () => {
    givenOffer(contactHeld.make({ subject: 'c_1', data: { line: 'l_1' } }))
      .when(suggestionAccept, accept)
      .refuses('contact-held', { lines: ['l_1'] });
  });

  test.each([
    ['nobody', { ...accept, contact: 'c_9' }, 'contact-unknown'],
    ['an offer of nobody', { ...accept, suggestion: 's_8' }, 'suggestion-unknown'],
    ['a colleague', { ...accept, member: 'm_2' }, 'not-yours'],
  ])('is not accepted for %s', (_whom, data, code) => {
    givenOffer().when(suggestionAccept, data).refuses(code);
  });

  test('is not accepted once it has ended, or its time is over', () => {
    givenOffer()
      .and(suggestionDecline, { ...about, reason: 'bad-time' })
      .when(suggestionAccept, accept)
      .refuses('suggestion-ended', { state: 'declined', at: NOW });
    const { pool } = givenOffer();
    pool.now = NOW + 7 * DAY;
    expect(pool.say(suggestionAccept, accept)).toMatchObject({ refused: 'suggestion-ended' });
  });

  test('is declined with a reason, also after it was accepted', () => {
    const { pool } = givenOffer()
      .and(suggestionAccept, accept)
      .when(suggestionDecline, { ...about, reason: 'weak-reason' })
      .then({ type: 'outreach.declined', data: { suggestion: 's_9', reason: 'weak-reason' } });
    expectState(pool, 's_9', 'declined');
    expect(pool.read('budget', 'm_1')).toMatchObject({ open: [], accepted: [] });
    expect(pool.read('card', 'c_1')).toMatchObject({ facts: { offer: null } });
  });

  test('is declined as a bad time, and the contact is left alone for two weeks', () => {
    const until = NOW + 14 * DAY;
    const { pool } = givenOffer()
      .when(suggestionDecline, { ...about, reason: 'bad-time' })
      .then({ type: 'outreach.declined', data: { reason: 'bad-time', until } });
    expect(pool.read('card', 'c_1')).toMatchObject({ facts: { offer: null, snoozedUntil: until } });
  });

  test('is snoozed and frees its slot', () => {
    const { pool } = givenOffer()
      .when(suggestionSnooze, { ...about, until: NOW + 7 * DAY })
      .then({ type: 'outreach.snoozed', data: { until: NOW + 7 * DAY } });
    expectState(pool, 's_9', 'snoozed');
    expect(pool.read('card', 'c_1')).toMatchObject({ facts: { offer: null, snoozedUntil: NOW + 7 * DAY } });
  });

  test('is not snoozed until yesterday', () => {
    givenOffer()
      .when(suggestionSnooze, { ...about, until: NOW - DAY })
      .refuses('until-past');
  });
});
