import { describe, expect, test } from '@jest/globals';
import { contactAdd, contactCorrect, personObserved, rowReverted } from '#libs/events/contact.inputs.js';
import { givenDecider } from '#libs/testing/given.js';
import { contact, nameOf, poolOfBerlin, row } from '#libs/testing/pool-events.js';
import { deciders, projections } from '../registry.js';

const given = () => givenDecider(deciders, projections, ...poolOfBerlin(), contact('c_9'));
const inLondon = row({ who: ['email:c_9@example.org'], location: 'London' });
const byPhone = row({ who: ['email:c_9@example.org', 'phone:+498912345678'] });

describe('where somebody is', () => {
  test('follows what sources say while nobody else has said it', () => {
    given()
      .and(personObserved, byPhone)
      .when(personObserved, inLondon)
      .shows('card', 'c_9', { facts: { zone: 'Europe/London', country: 'GB' } });
  });

  test('stays as a member said, be it the country alone, until they say otherwise', () => {
    given()
      .and(contactCorrect, { contact: 'c_9', country: 'FR' })
      .and(personObserved, byPhone)
      .when(personObserved, inLondon)
      .shows('card', 'c_9', { location: 'London', facts: { zone: null, country: 'FR' } });
  });

  test('stays as it was said of somebody entered by hand, whatever number a source knows', () => {
    const bob = {
      ...{ name: nameOf('Bob Noyce'), identities: [{ scheme: 'email' as const, value: 'bob@example.org' }] },
      ...{ headline: null, employer: null, position: null, location: null, language: null },
      ...{ zone: 'America/Lima', country: null, basis: 'told' as const, member: null },
    };
    given()
      .and(contactAdd, bob)
      .when(personObserved, { ...byPhone, identities: [...bob.identities, ...byPhone.identities.slice(1)] })
      .then({ type: 'contact.identified' })
      .shows('card', 'c_1', { facts: { zone: 'America/Lima', country: null } });
  });

  test('is what a member said also after an import is taken back', () => {
    const scene = given().and(contactCorrect, { contact: 'c_9', country: 'FR' });
    const first = scene.pool.events.length + 1;
    scene.and(personObserved, inLondon);
    const seqs = Array.from({ length: scene.pool.events.length + 1 - first }, (_, index) => first + index);
    expect(seqs).not.toEqual([]);
    scene
      .when(rowReverted, { import: 'i_1', contact: 'c_9', seqs })
      .then({ type: 'contact.reverted' })
      .shows('card', 'c_9', { location: null, facts: { country: 'FR' } });
  });
});
