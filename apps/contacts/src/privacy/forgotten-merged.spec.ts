import { describe, expect, test } from '@jest/globals';
import { contactMerge, contactUnmerge, personMerged, personObserved } from '#libs/events/contact.inputs.js';
import { personForgotten } from '#libs/events/privacy.inputs.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { givenDecider } from '#libs/testing/given.js';
import { contact, offered, poolOfBerlin, row } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import { deciders, projections } from '../registry.js';

/** Ada is `c_1`, whom only Greenhouse knows, and `c_9`, entered by hand; in the pool they are one. */
const given = (...events: NewEvent[]) =>
  givenDecider(
    deciders,
    projections,
    ...poolOfBerlin(),
    contact('c_9', { name: 'Ada King', employer: 'Acme' }),
    ...events,
  ).and(personObserved, cv('acme/7', 'Ada Lovelace'));

function cv(value: string, name: string) {
  const person = { name, headline: 'Engineer', employer: 'Babbage' };
  return row({ source: 'greenhouse', import: null, who: [`greenhouse:${value}`], ...person });
}

function gone(...values: string[]) {
  const identities = values.map((value) => ({ scheme: 'greenhouse' as const, value }));
  return { source: 'greenhouse', import: null, identities, extent: 'all' as const, fields: [], at: NOW };
}

describe('a platform that deletes one of those a merged contact is made of', () => {
  test('takes along nothing of the others, also if the one it speaks of is the one that stayed', () => {
    const merged = given().and(contactMerge, { into: 'c_1', from: 'c_9', fields: { name: 'from' } });
    merged
      .when(personForgotten, gone('acme/7'))
      .then(
        { type: 'privacy.forgotten', subject: 'c_1' },
        { type: 'privacy.restricted' },
        { type: 'privacy.suppressed' },
      )
      .shows('card', 'c_1', {
        name: { full: 'Ada King' },
        headline: null,
        employer: { name: 'Acme' },
        identities: [{ value: 'c_9@example.org' }],
        forgotten: [{ request: 'r_1' }],
      });
    merged
      .when(contactUnmerge, { merged: 'c_9' })
      .shows('card', 'c_9', {
        name: { full: 'Ada King' },
        employer: { name: 'Acme' },
        forgotten: [],
        facts: { dues: [] },
      })
      .shows('card', 'c_1', { name: null, forgotten: [{ request: 'r_1' }], facts: { dues: [{ kind: 'forgotten' }] } });
  });
});

describe('a platform that deletes several of them at once', () => {
  const both = () =>
    given(offered('c_9', 's_1'))
      .and(personObserved, cv('acme/8', 'A. Lovelace'))
      .and(contactMerge, { into: 'c_9', from: 'c_1', fields: {} })
      .and(contactMerge, { into: 'c_9', from: 'c_2', fields: {} });

  test('ends the offer once and bars them once', () => {
    both()
      .when(personForgotten, gone('acme/7', 'acme/8'))
      .then(
        { type: 'outreach.withdrawn', data: { suggestion: 's_1', reason: 'restricted' } },
        { type: 'privacy.forgotten', subject: 'c_1', data: { into: 'c_9', request: 'r_1' } },
        { type: 'privacy.forgotten', subject: 'c_2', data: { into: 'c_9', request: 'r_2' } },
        { type: 'privacy.restricted', subject: 'c_9' },
        { type: 'privacy.suppressed', data: { tokens: ['#greenhouse:acme/7', '#greenhouse:acme/8'] } },
      );
  });

  test('and takes it back, lifts the bar with the last of its requests', () => {
    const one = (value: string) => [{ scheme: 'greenhouse' as const, value }] as never;
    const taken = both().and(personForgotten, gone('acme/7', 'acme/8'));
    taken
      .when(personMerged, { source: 'greenhouse', winner: one('acme/7'), loser: one('acme/8'), at: NOW })
      .then(
        { type: 'privacy.request-closed', data: { request: 'r_1', outcome: 'taken-back' } },
        { type: 'privacy.request-closed', data: { request: 'r_2', outcome: 'taken-back' } },
        { type: 'privacy.unrestricted', subject: 'c_9', data: { ground: 'platform' } },
        { type: 'privacy.unsuppressed', data: { tokens: ['#greenhouse:acme/7', '#greenhouse:acme/8'] } },
      )
      .shows('card', 'c_9', { forgotten: [], facts: { restricted: [] } });
    expect(taken.pool.read('token', '#greenhouse:acme/7')).toBeNull();
  });
});
