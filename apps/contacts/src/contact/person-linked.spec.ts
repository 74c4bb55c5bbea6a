import { describe, test } from '@jest/globals';
import { personObserved } from '#libs/events/contact.inputs.js';
import { privacyObjected } from '#libs/events/privacy.events.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { givenDecider } from '#libs/testing/given.js';
import { contact, identity, poolOfBerlin, row } from '#libs/testing/pool-events.js';
import { deciders, projections } from '../registry.js';

const given = (...events: NewEvent[]) => givenDecider(deciders, projections, ...poolOfBerlin(), ...events);
const ada = { name: 'Ada Lovelace', who: ['github:7'], employer: 'Acme GmbH' };
const told = (more: object = {}) => ({ ...row(ada), onlyKnown: true, ...more });

describe('a source that brings in nobody', () => {
  test('says nothing of somebody unknown', () => {
    given().when(personObserved, told()).thenNothing();
  });

  test('tells more of somebody who is a contact', () => {
    given(contact('c_1', { who: ['github:7'], employer: 'Old AG' }))
      .when(personObserved, told())
      .then({ type: 'contact.employer-changed', subject: 'c_1', personal: { employerName: 'Acme GmbH' } });
  });
});

describe('a source that is linked to somebody', () => {
  test('is about them, under whatever name it tells them for the first time', () => {
    given(contact('c_1', { name: 'Ada Lovelace', who: ['email:ada@example.org'], employer: 'Acme GmbH' }))
      .when(personObserved, told({ contact: 'c_1' }))
      .then({ type: 'contact.identified', subject: 'c_1', personal: { identities: [identity('github:7')] } });
  });

  test('is a conflict where its names are somebody else’s', () => {
    given(contact('c_1', { who: ['email:ada@example.org'] }), contact('c_2', { who: ['github:7'] }))
      .when(personObserved, told({ contact: 'c_1' }))
      .then({ type: 'contact.identity-conflict-found', data: { contacts: ['c_1', 'c_2'] } });
  });

  test('says nothing once they are gone', () => {
    given()
      .when(personObserved, told({ contact: 'c_1' }))
      .thenNothing();
  });

  test('tells nothing more of whoever objected', () => {
    const objected = privacyObjected.make({ subject: 'c_1', data: { ground: 'wish' }, personal: { note: null } });
    given(contact('c_1', { who: ['email:ada@example.org'] }), objected)
      .when(personObserved, told({ contact: 'c_1' }))
      .refuses('suppressed', { contact: 'c_1' });
  });
});
