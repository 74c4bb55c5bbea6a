/* eslint max-lines: [error, 400] -- every way in which an observation meets who is known */
import { describe, expect, test } from '@jest/globals';
import { contactCorrected } from '#libs/events/contact.events.js';
import { personObserved } from '#libs/events/contact.inputs.js';
import { privacySuppressed } from '#libs/events/privacy.events.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { givenDecider } from '#libs/testing/given.js';
import { contact, DAY, identity, member, nameOf, poolOfBerlin, row } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import { deciders, projections } from '../registry.js';

const given = (...events: NewEvent[]) => givenDecider(deciders, projections, ...poolOfBerlin(), ...events);
const ada = { name: 'Ada Lovelace', who: ['linkedin:ada'], employer: 'Acme GmbH', position: 'Engineer' };
const suppressed = (ground: 'wish' | 'lapsed', ...tokens: string[]) =>
  privacySuppressed.make({ subject: null, data: { erasure: null, ground, tokens } });

describe('a person nobody knows', () => {
  test('enters the pool with all that was said of them', () => {
    given()
      .when(personObserved, row({ ...ada, location: 'London', who: ['linkedin:ada', 'email:ada@example.org'] }))
      .then({
        type: 'contact.added',
        subject: 'c_1',
        data: { source: 'linkedin-csv', import: 'i_1', basis: 'own-relation', employer: 'e_1', member: 'm_1' },
        personal: {
          name: nameOf('Ada Lovelace'),
          employerName: 'Acme GmbH',
          employerHash: '#employer:acme',
          position: 'Engineer',
          location: 'London',
          hint: '#hint:ada lovelace|acme',
          identities: [identity('linkedin:ada'), identity('email:ada@example.org')],
        },
      });
  });

  test('is connected to who says so, an occasion while it is fresh', () => {
    const since = NOW - 10 * DAY;
    given()
      .when(personObserved, row({ ...ada, connected: { network: 'linkedin', since } }))
      .then(
        { type: 'contact.added' },
        { type: 'contact.connected', occurredAt: since, data: { member: 'm_1', since, until: since + 30 * DAY } },
      );
  });

  test.each([
    ['a year ago', NOW - 365 * DAY],
    ['on a day the file does not tell', null],
  ])('connected %s is no occasion', (_when, since) => {
    given()
      .when(personObserved, row({ ...ada, connected: { network: 'linkedin', since } }))
      .then({ type: 'contact.added' }, { type: 'contact.connected', data: { since, until: null } });
  });

  test('joins the employer that others stand at, however it is written', () => {
    given(contact('c_9', { employer: 'ACME', employerId: 'e_9' }))
      .when(personObserved, row(ada))
      .then({ type: 'contact.added', data: { employer: 'e_9' } });
  });

  test('has the country of a telephone number that belongs to one country alone', () => {
    given()
      .when(personObserved, row({ ...ada, who: ['phone:+498912345678'] }))
      .then({ type: 'contact.added', data: { country: 'DE' } });
    given()
      .when(personObserved, row({ ...ada, who: ['phone:+12125551234'] }))
      .then({ type: 'contact.added', data: { country: null } });
  });

  test('without a name is called as the source calls them, until one tells the name', () => {
    given()
      .and(personObserved, row({ who: ['linkedin:ada'] }))
      .when(personObserved, row({ who: ['linkedin:ada'], name: 'Ada Lovelace' }))
      .then({
        type: 'contact.named',
        personal: { name: nameOf('Ada Lovelace'), previous: { given: '', family: '', full: 'ada' } },
      });
  });
});

describe('a person we know', () => {
  test('said again is no news', () => {
    const again = row({ ...ada, connected: { network: 'linkedin', since: NOW - DAY } });
    given().and(personObserved, again).when(personObserved, again).thenNothing();
  });

  test('is known by any of their identities and gets the others', () => {
    given()
      .and(personObserved, row(ada))
      .when(personObserved, row({ who: ['linkedin:ada', 'email:ada@example.org'] }))
      .then({
        type: 'contact.identified',
        subject: 'c_1',
        personal: { identities: [identity('email:ada@example.org')] },
      });
  });

  test('at another company has a new job, an occasion for 30 days', () => {
    given()
      .and(personObserved, row(ada))
      .when(personObserved, row({ ...ada, employer: 'Beta', position: 'CTO', import: 'i_2' }))
      .then({
        type: 'contact.employer-changed',
        data: { employer: 'e_2', previousEmployer: 'e_1', until: NOW + 30 * DAY },
        personal: {
          employerName: 'Beta',
          position: 'CTO',
          previousEmployerName: 'Acme GmbH',
          previousPosition: 'Engineer',
          hint: '#hint:ada lovelace|beta',
        },
      });
  });

  test('in another position at the same company has a new job too', () => {
    given()
      .and(personObserved, row(ada))
      .when(personObserved, row({ ...ada, employer: 'ACME', position: 'CTO' }))
      .then({
        type: 'contact.employer-changed',
        data: { employer: 'e_1', until: NOW + 30 * DAY },
        personal: { employerName: 'Acme GmbH', position: 'CTO' },
      });
  });

  test('leaves the old position behind with the old company', () => {
    given()
      .and(personObserved, row(ada))
      .when(personObserved, row({ ...ada, employer: 'Beta', position: null }))
      .then({ type: 'contact.employer-changed', personal: { employerName: 'Beta', position: null } });
  });

  test('whose first employer we hear of has no occasion', () => {
    given()
      .and(personObserved, row({ who: ['linkedin:ada'], name: 'Ada Lovelace' }))
      .when(personObserved, row(ada))
      .then({ type: 'contact.employer-changed', data: { employer: 'e_1', previousEmployer: null, until: null } });
  });

  test('is told nothing by a row that is silent about their work', () => {
    given()
      .and(personObserved, row(ada))
      .when(personObserved, row({ ...ada, employer: null, position: null }))
      .thenNothing();
  });

  test.each(['ADA LOVELACE', 'Ada  Lovelace', 'ada lovelace'])('is not renamed to %j', (name) => {
    given()
      .and(personObserved, row(ada))
      .when(personObserved, row({ ...ada, name }))
      .thenNothing();
  });

  test('is not moved back by an older file', () => {
    given()
      .and(personObserved, row(ada))
      .and(personObserved, row({ ...ada, employer: 'Beta', name: 'Ada King', import: 'i_2' }))
      .when(personObserved, row({ ...ada, import: 'i_3' }))
      .thenNothing();
  });

  test('does not change sides with every import when two sources disagree', () => {
    given()
      .and(personObserved, row({ ...ada, location: 'London' }))
      .and(personObserved, row({ ...ada, location: 'Paris', source: 'feed', import: null }))
      .when(personObserved, row({ ...ada, location: 'London', import: 'i_2' }))
      .thenNothing();
  });

  test('is as their platform said last by its own time, in whatever order it is heard: a former job is no new one', () => {
    const told = (observedAt: number, more: Partial<Parameters<typeof row>[0]>) =>
      row({ ...ada, source: 'greenhouse', import: null, observedAt, headline: 'Writes', location: 'London', ...more });
    const later = { employer: 'Beta', position: 'CTO', name: 'Ada King', headline: 'Reckons', location: 'Paris' };
    const outcome = given().and(personObserved, told(NOW, later));
    outcome.when(personObserved, told(NOW - DAY, {})).thenNothing();
    outcome
      .when(personObserved, told(NOW - DAY, { source: 'feed' }))
      .then(
        { type: 'contact.named' },
        { type: 'contact.employer-changed', data: { employer: expect.any(String) } },
        { type: 'contact.observed' },
      );
    given()
      .and(personObserved, told(NOW - DAY, {}))
      .when(personObserved, told(NOW, { ...later, name: ada.name, headline: 'Writes', location: 'London' }))
      .then({ type: 'contact.employer-changed', personal: { employerName: 'Beta', position: 'CTO' } });
  });

  test('becomes connected to a second member who says so', () => {
    const connected = { network: 'linkedin' as const, since: null };
    given(member('m_2'))
      .and(personObserved, row({ ...ada, connected }))
      .when(personObserved, row({ ...ada, connected, member: 'm_2', import: 'i_2' }))
      .then({ type: 'contact.connected', data: { member: 'm_2' } });
  });
});

describe('what a member corrected', () => {
  const corrected = (personal: object, data: object = {}) => contactCorrected.make({ subject: 'c_9', data, personal });
  const known = contact('c_9', { who: ['linkedin:ada'], employer: 'Acme', position: 'Engineer' });

  test('is not overwritten: the other name is kept and not shown', () => {
    const name = nameOf('Ada King');
    given(known, corrected({ name }))
      .when(personObserved, row({ who: ['linkedin:ada'], name: 'Augusta Byron' }))
      .then({ type: 'contact.observed', personal: { name: nameOf('Augusta Byron'), headline: null } });
  });

  test('stands against the same file for good', () => {
    given(known, corrected({ name: nameOf('Ada King') }))
      .and(personObserved, row({ who: ['linkedin:ada'], name: 'Augusta Byron' }))
      .when(personObserved, row({ who: ['linkedin:ada'], name: 'Augusta Byron', import: 'i_2' }))
      .thenNothing();
  });

  test('makes another employer no occasion', () => {
    const beta = {
      employerName: 'Beta',
      employerHash: '#employer:beta',
      previousEmployerName: 'Acme',
      previousEmployerHash: '#employer:acme',
    };
    given(known, corrected(beta, { employer: 'e_8', previousEmployer: 'e_9' }))
      .when(personObserved, row({ who: ['linkedin:ada'], employer: 'Gamma', position: 'CTO' }))
      .then({ type: 'contact.observed', personal: { employerName: 'Gamma', position: 'CTO' } });
  });

  test('leaves a corrected position standing at another company', () => {
    const outcome = given(known, corrected({ position: 'Chief Engineer' })).when(
      personObserved,
      row({ who: ['linkedin:ada'], employer: 'Beta', position: 'CTO' }),
    );
    outcome.then({ type: 'contact.employer-changed', personal: { employerName: 'Beta', position: 'CTO' } });
    outcome.shows('card', 'c_9', { employer: { name: 'Beta' }, position: 'Chief Engineer' });
  });
});

describe('two strong identities of different contacts', () => {
  const both = row({ who: ['linkedin:ada', 'email:c_8@example.org'], name: 'Somebody Else', employer: 'Beta' });
  const two = [contact('c_9', { who: ['linkedin:ada'] }), contact('c_8')];

  test('are told to a person and join nobody', () => {
    given(...two)
      .when(personObserved, both)
      .then({
        type: 'contact.identity-conflict-found',
        subject: 'c_9',
        data: { contacts: ['c_8', 'c_9'] },
        personal: { identities: [identity('linkedin:ada')] },
      });
  });

  test('are told once', () => {
    given(...two)
      .and(personObserved, both)
      .when(personObserved, { ...both, import: 'i_2' })
      .thenNothing();
  });
});

describe('a row without any identity', () => {
  const nameless = row({ name: 'Ada Lovelace', employer: 'Acme', who: [] });

  test('is the one its source knows by this name and employer', () => {
    given().and(personObserved, row(ada)).when(personObserved, nameless).thenNothing();
  });

  test('is somebody new to another source', () => {
    given()
      .and(personObserved, row(ada))
      .when(personObserved, { ...nameless, source: 'csv' })
      .then({ type: 'contact.added', subject: 'c_2' });
  });

  test('is nobody of two namesakes, and not a third one when it comes again', () => {
    given()
      .and(personObserved, row(ada))
      .and(personObserved, row({ ...ada, who: ['linkedin:ada-2'] }))
      .and(personObserved, nameless)
      .when(personObserved, { ...nameless, import: 'i_2' })
      .thenNothing();
  });

  test('and without an employer is known by its name within its source', () => {
    const only = row({ name: 'Ada Lovelace' });
    given()
      .and(personObserved, only)
      .when(personObserved, { ...only, import: 'i_2' })
      .thenNothing();
  });

  test('and without a name is nobody', () => {
    given()
      .when(personObserved, row({ employer: 'Acme' }))
      .refuses('nobody-named');
  });
});

describe('suppression', () => {
  test('of a wish refuses everything and names nobody', () => {
    given(suppressed('wish', '#linkedin:ada'))
      .when(personObserved, row({ ...ada, import: null }))
      .refuses('suppressed', { identities: 1 });
  });

  test('of somebody who lapsed refuses a file, whatever its basis', () => {
    given(suppressed('lapsed', '#linkedin:ada')).when(personObserved, row(ada)).refuses('suppressed');
  });

  test('of somebody who lapsed refuses a member’s own list, which is told again whenever something in it changes', () => {
    for (const source of ['linkedin-snapshot', 'carddav'])
      given(suppressed('lapsed', '#linkedin:ada'))
        .when(personObserved, row({ ...ada, import: null, source, member: 'm_1' }))
        .refuses('suppressed');
  });

  test('of somebody who lapsed yields to their own sign', () => {
    given(suppressed('lapsed', '#linkedin:ada'))
      .when(personObserved, row({ ...ada, import: null, member: null, source: 'greenhouse' }))
      .then({ type: 'contact.added' }, { type: 'privacy.unsuppressed', data: { tokens: ['#linkedin:ada'] } });
  });

  test('holds for a row that names somebody without identities', () => {
    given(suppressed('wish', '#hint:ada lovelace|acme'))
      .when(personObserved, row({ ...ada, who: [] }))
      .refuses('suppressed');
  });
});

test('a member who is not of the team observes nobody', () => {
  given()
    .when(personObserved, row({ ...ada, member: 'm_7' }))
    .refuses('member-unknown', { member: 'm_7' });
});

test('a pool that nobody made takes nobody in', () => {
  givenDecider(deciders, projections)
    .when(personObserved, row({ ...ada, member: null }))
    .refuses('pool-unknown');
});
