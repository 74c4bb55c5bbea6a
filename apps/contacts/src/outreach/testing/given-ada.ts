import { expect } from '@jest/globals';
import { contactKept } from '#libs/events/contact.events.js';
import { interactionResponded, interactionTouched } from '#libs/events/interaction.events.js';
import { outreachAccepted } from '#libs/events/outreach.events.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { givenDecider, type Given } from '#libs/testing/given.js';
import { contact, DAY, member, offered, poolOfBerlin } from '#libs/testing/pool-events.js';
import { NOW, type TestPool } from '#libs/testing/test-pool.js';
import { deciders, projections } from '../../registry.js';

/** Ada is `c_1` at Acme, of our own relation, known since an hour ago to `m_1` and `m_2`; what follows is event 5 and on. */
export function givenAda(...events: NewEvent[]): Given {
  return givenDecider(
    deciders,
    projections,
    ...poolOfBerlin(),
    member('m_2'),
    contact('c_1', { employer: 'Acme', basis: 'own-relation' }),
    ...events,
  );
}

/** The first event after Ada. */
export const NEXT = 5;

/** `m_2` wrote to Ada. */
export const touched = (at: number) =>
  interactionTouched.make({
    subject: 'c_1',
    occurredAt: at,
    data: { member: 'm_2', channel: 'email', suggestion: null, presumed: false, imported: false, employer: null },
  });

/** Ada wrote to `m_1`. */
export const responded = (at: number) =>
  interactionResponded.make({
    subject: 'c_1',
    occurredAt: at,
    data: { channel: 'email', toMember: 'm_1', wish: null, until: null, dateGiven: false, owedUntil: at + 30 * DAY },
  });

/** `m_1` said they would write. */
export const accepted = (suggestion: string) =>
  outreachAccepted.make({
    subject: 'c_1',
    data: {
      ...{ suggestion, member: 'm_1', employer: null, channel: null },
      ...{ presumeAt: NOW + 3 * DAY, reservedUntil: NOW + 3 * DAY, policyVersion: 1, rulesVersion: '1' },
    },
  });

export function expectState(pool: TestPool, suggestion: string, state: string): void {
  expect(pool.read('suggestion', suggestion)).toMatchObject({ state });
}

/** `m_1` keeps Ada (event 5), so that the tie is a reason. */
export const givenKept = (...events: NewEvent[]): Given =>
  givenAda(contactKept.make({ subject: 'c_1', data: { member: 'm_1', rhythm: 'quarterly' } }), ...events);

/** `m_1` is offered Ada for the tie, as `s_9` (event 6). */
export const givenOffer = (...events: NewEvent[]): Given => givenKept(offered('c_1', 's_9', [NEXT]), ...events);

/** That offer, as its member speaks about it. */
export const about = { suggestion: 's_9', contact: 'c_1', member: 'm_1' };
