import { describe, test } from '@jest/globals';
import { bounceObserved, bounceRecord } from '#libs/events/reach.inputs.js';
import { interactionObserved, touchRecord } from '#libs/events/outreach.inputs.js';
import { givenDecider } from '#libs/testing/given.js';
import { contact, DAY, poolOfBerlin } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { deciders, projections } from '../../registry.js';
import { bounce, mail, sent } from './testing/reports.js';

const ada = contact('c_9', { who: ['email:ada@a.example'] });
const given = (...events: NewEvent[]) => givenDecider(deciders, projections, ...poolOfBerlin(), ...events);
const wrote = { contact: 'c_9', member: 'm_1', channel: 'email', suggestion: null, imported: false } as const;

describe('the message that came back', () => {
  test('is that of the message that a report names, and of no guess', () => {
    const scene = () =>
      given(ada).and(interactionObserved, sent(20, 'mail/1')).and(interactionObserved, sent(2, 'mail/2'));
    scene()
      .when(bounceObserved, bounce({ answers: ['mail/0', 'mail/1'] }))
      .then({ type: 'interaction.bounced', data: { of: 4 } });
    scene()
      .when(bounceObserved, bounce())
      .then({ type: 'interaction.bounced', data: { of: null } });
  });

  test('is, where a member says so, the last one that a server may still have tried to deliver', () => {
    const address = mail('ada@a.example');
    const scene = (days: number) => given(ada).and(touchRecord, { ...wrote, at: NOW - days * DAY });
    scene(4)
      .when(bounceRecord, { contact: 'c_9', address, at: null })
      .then({ type: 'interaction.bounced', data: { of: 4 } });
    scene(6)
      .when(bounceRecord, { contact: 'c_9', address, at: null })
      .then({ type: 'interaction.bounced', data: { of: null } });
  });

  test('may have arrived at another address of theirs, and stays an attempt', () => {
    given(contact('c_9', { who: ['email:ada@a.example', 'email:ada@b.example'], basis: 'own-relation' }))
      .and(interactionObserved, sent(2, 'mail/1'))
      .when(bounceObserved, bounce({ answers: ['mail/1'] }))
      .then({ type: 'interaction.bounced', data: { of: null, left: ['email'] } });
  });
});
