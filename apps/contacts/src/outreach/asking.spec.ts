import { describe, expect, test } from '@jest/globals';
import { suggestionAsk } from '#libs/events/outreach.inputs.js';
import { DAY, offered } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import { givenKept, NEXT, touched } from './testing/given-ada.js';

const HOUR = 3_600_000;
const ask = {
  contact: 'c_1',
  member: 'm_1',
  reason: { kind: 'question', text: 'How is Pune?' },
  channel: 'email',
} as const;

describe('asking', () => {
  test('is answered at once: theirs to write, with the verdicts it rests on', () => {
    const { pool } = givenKept()
      .when(suggestionAsk, ask)
      .then(
        {
          type: 'outreach.suggested',
          data: {
            suggestion: 's_1',
            asked: 'question',
            occasion: { kind: 'asked', events: [], until: null },
            followUp: false,
          },
          personal: { reason: 'How is Pune?' },
        },
        {
          type: 'outreach.accepted',
          data: { suggestion: 's_1', presumeAt: NOW + 72 * HOUR, reservedUntil: NOW + 72 * HOUR },
        },
      );
    expect(pool.read('suggestion', 's_1')).toMatchObject({ state: 'accepted', channel: 'email' });
    expect(pool.read('budget', 'm_1')).toMatchObject({ offers: [], open: [], accepted: ['s_1'] });
    expect(pool.read('employer', 'e_9')).toMatchObject({ persons: [{ contact: 'c_1', suggestion: 's_1' }] });
  });

  test('is refused with every rule against it and the day from which none would be', () => {
    givenKept(touched(NOW - 2 * DAY), offered('c_1', 's_9', [NEXT]))
      .when(suggestionAsk, { ...ask, member: 'm_2' })
      .refuses('rules', {
        verdicts: [
          { rule: 'cap', until: NOW + 10 * DAY },
          { rule: 'gap', ok: false, until: NOW + 5 * DAY },
          { rule: 'back-off', ok: false, until: NOW + 5 * DAY },
          { rule: 'reserved', ok: false, until: NOW + 10 * DAY },
        ],
        from: expect.any(Number),
      });
  });

  test('while an episode is open is its one further message', () => {
    givenKept(touched(NOW - 8 * DAY))
      .when(suggestionAsk, ask)
      .then({ type: 'outreach.suggested', data: { followUp: true } }, { type: 'outreach.accepted' });
  });

  test('ends an offer whose time was over', () => {
    const { pool } = givenKept(offered('c_1', 's_9', [NEXT]));
    pool.now = NOW + 11 * DAY;
    const decision = pool.say(suggestionAsk, ask);
    expect(decision).toMatchObject({
      events: [
        { type: 'outreach.expired', data: { suggestion: 's_9' } },
        { type: 'outreach.suggested' },
        { type: 'outreach.accepted' },
      ],
    });
  });

  test('is refused for nobody, and for somebody outside the team', () => {
    givenKept()
      .when(suggestionAsk, { ...ask, contact: 'c_9' })
      .refuses('contact-unknown');
    givenKept()
      .when(suggestionAsk, { ...ask, member: 'm_9' })
      .refuses('member-unknown');
  });
});
