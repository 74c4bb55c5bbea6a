import { describe, expect, test } from '@jest/globals';
import {
  offerDue,
  suggestionAccept,
  suggestionConfirm,
  suggestionDecline,
  touchRecord,
} from '#libs/events/outreach.inputs.js';
import { DAY } from '#libs/testing/pool-events.js';
import { NOW, type TestPool } from '#libs/testing/test-pool.js';
import { about, expectState, givenOffer, NEXT } from './testing/given-ada.js';

const HOUR = 3_600_000;
const accept = { ...about, channel: null };
const confirm = { ...about, channel: null, at: null };

describe('did you write?', () => {
  test('yes is a touch', () => {
    const { pool } = givenOffer()
      .and(suggestionAccept, accept)
      .when(suggestionConfirm, { ...confirm, wrote: true, channel: 'linkedin' })
      .then({ type: 'interaction.touched', data: { suggestion: 's_9', channel: 'linkedin', presumed: false } });
    expectState(pool, 's_9', 'written');
  });

  test('no frees the slot, and said again changes nothing', () => {
    const { pool } = givenOffer()
      .and(suggestionAccept, accept)
      .and(suggestionConfirm, { ...confirm, wrote: false })
      .when(suggestionConfirm, { ...confirm, wrote: false })
      .thenNothing();
    expectState(pool, 's_9', 'not-written');
    expect(pool.read('budget', 'm_1')).toMatchObject({ accepted: [], touches: [] });
  });

  test('no before it was accepted is refused', () => {
    givenOffer()
      .when(suggestionConfirm, { ...confirm, wrote: false })
      .refuses('not-accepted');
  });

  test('yes after no is a touch after all', () => {
    const { pool } = givenOffer()
      .and(suggestionAccept, accept)
      .and(suggestionConfirm, { ...confirm, wrote: false })
      .when(suggestionConfirm, { ...confirm, wrote: true })
      .then({ type: 'interaction.touched', data: { suggestion: 's_9' } });
    expectState(pool, 's_9', 'written');
  });

  test('is refused once it was declined or is written', () => {
    givenOffer()
      .and(touchRecord, {
        contact: 'c_1',
        member: 'm_1',
        channel: 'email',
        at: null,
        suggestion: 's_9',
        imported: false,
      })
      .when(suggestionConfirm, { ...confirm, wrote: false })
      .refuses('suggestion-ended', { state: 'written' });
  });
});

describe('a due', () => {
  const due = { ...about, due: 'expiry', seq: NEXT + 1 } as const;
  const later = (at: number, ...inputs: Parameters<TestPool['say']>[]) => {
    const { pool } = givenOffer();
    for (const [input, data] of inputs) pool.say(input, data);
    pool.now = at;
    return pool;
  };

  test('ends an offer that nobody decided, once', () => {
    const pool = later(NOW + 7 * DAY);
    expect(pool.say(offerDue, due)).toMatchObject({
      events: [{ type: 'outreach.expired', data: { suggestion: 's_9' } }],
    });
    expect(pool.say(offerDue, due)).toMatchObject({ events: [] });
    expectState(pool, 's_9', 'expired');
  });

  test('before its time, of another offer, or after a decision is dropped', () => {
    expect(later(NOW + 6 * DAY).say(offerDue, due)).toMatchObject({ events: [] });
    expect(later(NOW + 8 * DAY).say(offerDue, { ...due, seq: NEXT })).toMatchObject({ events: [] });
    expect(later(NOW + 8 * DAY).say(offerDue, { ...due, contact: 'c_9' })).toMatchObject({ events: [] });
    const declined = later(NOW + 8 * DAY, [suggestionDecline, { ...about, reason: 'bad-time' }]);
    expect(declined.say(offerDue, due)).toMatchObject({ events: [] });
    const accepted = later(NOW + 8 * DAY, [suggestionAccept, accept]);
    expect(accepted.say(offerDue, due)).toMatchObject({ events: [] });
  });

  test('presumes an accepted offer written after 72 hours, in one event', () => {
    const pool = later(NOW + 72 * HOUR + 5, [suggestionAccept, accept]);
    expect(pool.say(offerDue, { ...due, due: 'presumed' })).toMatchObject({
      events: [
        { type: 'interaction.touched', occurredAt: NOW + 72 * HOUR, data: { presumed: true, suggestion: 's_9' } },
      ],
    });
    expectState(pool, 's_9', 'presumed');
    expect(pool.read('budget', 'm_1')).toMatchObject({ accepted: [], touches: [{ at: NOW + 72 * HOUR }] });
    expect(pool.say(offerDue, { ...due, due: 'presumed' })).toMatchObject({ events: [] });
  });

  test('that presumed too much is taken back with one answer, or replaced by what was written', () => {
    const presumed = () => {
      const pool = later(NOW + 73 * HOUR, [suggestionAccept, accept]);
      pool.say(offerDue, { ...due, due: 'presumed' });
      return pool;
    };
    const denied = presumed();
    expect(denied.say(suggestionConfirm, { ...confirm, wrote: false })).toMatchObject({
      events: [{ type: 'interaction.retracted', data: { what: 'touch', suggestion: 's_9' } }],
    });
    expectState(denied, 's_9', 'not-written');
    expect(denied.read('budget', 'm_1')).toMatchObject({ touches: [] });
    const written = presumed();
    expect(written.say(suggestionConfirm, { ...confirm, wrote: true, at: NOW + HOUR })).toMatchObject({
      events: [
        { type: 'interaction.retracted' },
        { type: 'interaction.touched', occurredAt: NOW + HOUR, data: { presumed: false } },
      ],
    });
    expectState(written, 's_9', 'written');
    expect(written.read('card', 'c_1')).toMatchObject({ facts: { touches: [{ at: NOW + HOUR, presumed: false }] } });
  });
});
