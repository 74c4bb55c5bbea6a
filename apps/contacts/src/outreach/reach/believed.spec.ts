import { describe, expect, test } from '@jest/globals';
import { absenceObserved, bounceObserved } from '#libs/events/reach.inputs.js';
import {
  answerRecord,
  interactionObserved,
  interactionRetract,
  responseRecord,
  touchRecord,
} from '#libs/events/outreach.inputs.js';
import { givenDecider } from '#libs/testing/given.js';
import { contact, DAY, poolOfBerlin } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { deciders, projections } from '../../registry.js';
import { absence, bounce, ours, sent } from './testing/reports.js';

const HOUR = 3_600_000;
const ada = contact('c_9', { who: ['email:ada@a.example'] });
const given = (...events: NewEvent[]) => givenDecider(deciders, projections, ...poolOfBerlin(), ...events);
const wrote = { contact: 'c_9', member: 'm_1', channel: 'email', suggestion: null, imported: false } as const;

describe('that a message came back', () => {
  test('is believed where one was on its way; clocks may differ by an hour', () => {
    const after = (at: number, channel: 'email' | 'linkedin' = 'email') =>
      given(ada)
        .and(touchRecord, { ...wrote, channel, at })
        .when(bounceObserved, bounce());
    given(ada).when(bounceObserved, bounce()).thenNothing();
    after(NOW - 2 * DAY, 'linkedin').thenNothing();
    after(NOW - 6.1 * DAY).thenNothing();
    after(NOW - DAY + 2 * HOUR).thenNothing();
    after(NOW - 5.9 * DAY).then({ type: 'interaction.bounced' });
    after(NOW - DAY + HOUR / 2).then({ type: 'interaction.bounced' });
  });

  test('is believed of the message that it names, however old', () => {
    const scene = given(ada).and(interactionObserved, sent(20, 'mail/1'));
    scene.when(bounceObserved, bounce({ answers: ['mail/2'] })).thenNothing();
    scene.when(bounceObserved, bounce({ answers: ['mail/1'] })).then({ type: 'interaction.bounced' });
  });

  test('may be said of an answer of ours, and of no word of theirs', () => {
    const wish = { toMember: null, wish: null, until: null };
    const scene = given(ada).and(responseRecord, { contact: 'c_9', channel: 'email', at: NOW - 4 * DAY, ...wish });
    scene.when(bounceObserved, bounce()).thenNothing();
    scene
      .and(answerRecord, { contact: 'c_9', member: 'm_1', channel: 'email', at: NOW - 3 * DAY })
      .when(bounceObserved, bounce())
      .then({ type: 'interaction.bounced', data: { of: null } });
  });

  test('before a member said that the address works, says nothing any more, whoever tells of it', () => {
    const scene = given(ada, ours).and(bounceObserved, bounce()).and(interactionRetract, { contact: 'c_9', of: 5 });
    scene.when(bounceObserved, bounce({ sourceId: 'mail/b2', at: NOW - HOUR })).thenNothing();
    scene.pool.now = NOW + DAY;
    scene.when(bounceObserved, bounce({ sourceId: 'mail/b3', at: NOW + HOUR })).then({ type: 'interaction.bounced' });
  });
});

describe('that they are away', () => {
  test('is believed where a message of ours was on its way, or is the one that is answered', () => {
    given(ada).when(absenceObserved, absence()).thenNothing();
    const scene = given(ada).and(interactionObserved, sent(9, 'mail/1'));
    scene.when(absenceObserved, absence()).thenNothing();
    scene.when(absenceObserved, absence({ answers: ['mail/1'] })).then({ type: 'interaction.out-of-office' });
  });

  test('lasts longer by more than a day at once, not with every message that a machine answers', () => {
    const later = (ms: number) => absence({ sourceId: `mail/o${String(ms)}`, at: NOW - DAY + ms });
    const scene = given(ada, ours).and(absenceObserved, absence());
    scene.when(absenceObserved, later(HOUR)).thenNothing();
    scene.pool.now = NOW + 2 * DAY;
    scene.when(absenceObserved, later(2.5 * DAY)).then({ type: 'interaction.out-of-office' });
  });
});

test('that an address works yields to what came back since', () => {
  expect(interactionRetract.loosens({ contact: 'c_9', of: 4 })).toBe(true);
});
