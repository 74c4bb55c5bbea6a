import { describe, expect, it } from '@jest/globals';
import {
  applicationDue,
  applicationForgotten,
  applicationObserved,
  unwelcomeObserved,
  welcomeObserved,
} from '#libs/events/application.inputs.js';
import { contactIdentified } from '#libs/events/contact.events.js';
import { poolMemberAdded } from '#libs/events/pool.events.js';
import { contact, DAY, identity, offered, poolOfBerlin } from '#libs/testing/pool-events.js';
import { givenDecider } from '#libs/testing/given.js';
import { NOW } from '#libs/testing/test-pool.js';
import type { z } from 'zod';
import { deciders, projections } from '../registry.js';

type Observed = z.input<typeof applicationObserved.schema>;

const candidate = [{ scheme: 'greenhouse', value: 'g1/7' }] as Observed['identities'];
const base = { source: 'greenhouse', basis: 'own-relation', identities: candidate } as const;

const state = (name: string, more: Partial<Observed> = {}): Observed => ({
  ...base,
  at: NOW - DAY,
  sourceId: 'g1/70',
  state: name,
  now: { is: 'active', reopened: false },
  appliedAt: NOW - 30 * DAY,
  interviewed: false,
  recruiter: null,
  job: 'Engineer',
  stage: 'Screen',
  url: null,
  ...more,
});
const ended = (more: Partial<Observed> = {}) =>
  state('ended', { now: { is: 'ended', end: 'rejected', reason: 'Too junior' }, ...more });

/** Ada is `c_1` and the candidate 7 of the platform; `m_2` recruits. */
const given = (...more: Parameters<typeof givenDecider>[2][]) =>
  givenDecider(
    deciders,
    projections,
    ...poolOfBerlin(),
    poolMemberAdded.make({
      subject: 'member/m_2',
      data: { member: 'm_2', role: 'recruiter', zone: 'Europe/Berlin' },
      personal: { name: 'Bo', email: 'Bo@Kith.example' },
    }),
    contact('c_1', { employer: 'Acme' }),
    contactIdentified.make({
      subject: 'c_1',
      data: { source: 'greenhouse', import: null, basis: 'own-relation', observedAt: NOW },
      personal: { sourceId: null, payloadHash: null, identities: [identity('greenhouse:g1/7')] },
    }),
    ...more,
  );

describe('an application', () => {
  it('is noted once for each state, with the member who recruits', () => {
    given()
      .and(applicationObserved, state('screen', { at: NOW - 5 * DAY, recruiter: 'bo@kith.example' }))
      .when(applicationObserved, ended({ interviewed: true }))
      .then({
        type: 'application.ended',
        subject: 'c_1',
        occurredAt: NOW - DAY,
        data: { end: 'rejected', from: NOW + 89 * DAY, until: NOW + 119 * DAY, interviewed: true, member: null },
      })
      .shows('card', 'c_1', { facts: { applications: [{ state: 'ended', member: 'm_2', interviewed: true }] } });
  });

  it('told again, or late, changes nothing that stands', () => {
    const twice = given().and(applicationObserved, ended());
    twice.when(applicationObserved, ended()).thenNothing();
    twice
      .when(applicationObserved, state('screen', { at: NOW - 5 * DAY }))
      .then({ type: 'application.stage-changed', occurredAt: NOW - 5 * DAY })
      .shows('card', 'c_1', { facts: { applications: [{ state: 'ended', at: NOW - DAY }] } });
    twice.when(applicationObserved, state('screen', { at: NOW - 5 * DAY })).thenNothing();
  });

  it('that is back where it was before it ended goes on, where its platform says that it changed it since', () => {
    const running = state('screen', { at: NOW - 5 * DAY, now: { is: 'active', reopened: true } });
    const over = given()
      .and(applicationObserved, running)
      .and(applicationObserved, ended({ at: NOW - 3 * DAY }));
    for (const changedAt of [null, NOW - 4 * DAY, NOW - 3 * DAY])
      over.when(applicationObserved, { ...running, changedAt }).thenNothing();
    const back = { ...running, changedAt: NOW - 2 * DAY };
    over
      .when(applicationObserved, back)
      .then({ type: 'application.stage-changed', occurredAt: NOW - 2 * DAY, data: { reopened: true } })
      .shows('card', 'c_1', {
        facts: { applications: [{ state: 'active', at: NOW - 2 * DAY, reopenedAt: NOW - 2 * DAY }] },
      });
    over.when(applicationObserved, { ...back, changedAt: NOW - DAY }).thenNothing();
    over
      .when(applicationObserved, ended({ at: NOW - 3 * DAY, changedAt: NOW - DAY }))
      .then({ type: 'application.ended', occurredAt: NOW - DAY });
  });

  it('that ends for the first time is dated by its end, whenever it was changed after that', () => {
    given()
      .and(applicationObserved, state('screen', { at: NOW - 5 * DAY }))
      .when(applicationObserved, ended({ at: NOW - 3 * DAY, changedAt: NOW - DAY }))
      .then({ type: 'application.ended', occurredAt: NOW - 3 * DAY });
  });

  it('that was never told in the state it is back in goes on, too; one that lapsed or was deleted does not', () => {
    const over = given().and(applicationObserved, ended({ at: NOW - 3 * DAY }));
    const back = state('screen', { at: NOW - 5 * DAY, changedAt: NOW - DAY, now: { is: 'active', reopened: true } });
    over
      .when(applicationObserved, back)
      .shows('card', 'c_1', { facts: { applications: [{ state: 'active', at: NOW - DAY }] } });
    const forgotten = { ...base, at: NOW - 2 * DAY, as: 'deleted' as const, applications: ['g1/70'] };
    given()
      .and(applicationObserved, ended({ at: NOW - 3 * DAY }))
      .and(applicationForgotten, forgotten)
      .when(applicationObserved, back)
      .shows('card', 'c_1', { facts: { applications: [{ state: 'gone' }] } });
  });

  it('of somebody we do not know is not kept', () => {
    const nobody = [{ scheme: 'greenhouse', value: 'g1/8' }] as Observed['identities'];
    given()
      .when(applicationObserved, state('screen', { identities: nobody }))
      .thenNothing();
  });

  it('that may have been none of theirs ends only if it is known', () => {
    const maybe = ended({ onlyKnown: true });
    given().when(applicationObserved, maybe).thenNothing();
    given()
      .and(applicationObserved, state('screen', { at: NOW - 5 * DAY }))
      .when(applicationObserved, maybe)
      .then({ type: 'application.ended', subject: 'c_1' });
  });

  it('ends an open offer while it runs; a forgotten one ends the offer that rests on it', () => {
    given(offered('c_1', 's_9', [5]))
      .when(applicationObserved, state('screen'))
      .then({ type: 'outreach.withdrawn', data: { reason: 'in-process' } }, { type: 'application.stage-changed' });
  });

  it('that the platform deleted stays deleted, known before or not', () => {
    const forgotten = { ...base, at: NOW - DAY, as: 'deleted' as const, applications: ['g1/70', 'g1/71'] };
    const gone = given().and(applicationObserved, state('screen')).and(applicationForgotten, forgotten);
    gone.when(applicationForgotten, forgotten).thenNothing();
    gone
      .when(applicationObserved, state('late', { sourceId: 'g1/71', at: NOW }))
      .shows('card', 'c_1', { facts: { applications: [{ state: 'gone' }, { state: 'gone' }] } });
  });

  it('of a person made nameless is forgotten whole', () => {
    given()
      .and(applicationObserved, state('screen'))
      .when(applicationForgotten, { ...base, at: NOW, as: 'anonymised', applications: null })
      .then({ type: 'application.anonymised', personal: { sourceId: 'g1/70' } });
  });

  it('lapses after 180 days without activity, and not before', () => {
    const quiet = given().and(applicationObserved, state('screen', { at: NOW - 180 * DAY }));
    const card = quiet.pool.read('card', 'c_1') as { facts: { applications: { application: string; seq: number }[] } };
    const [{ application, seq } = { application: '', seq: 1 }] = card.facts.applications;
    const due = { contact: 'c_1', application, seq };
    quiet.when(applicationDue, { ...due, seq: 1 }).thenNothing();
    quiet.when(applicationDue, due).then({ type: 'application.lapsed', subject: 'c_1' });
    quiet.when(applicationDue, due).thenNothing();
    expect(application).toMatch(/^a_/);
  });
});

describe('a sign that they do not want us', () => {
  const unwelcome = (sign: 'no-email' | 'unfollowed', at = NOW - DAY) => ({ ...base, at, sign, network: null });

  it('is noted once, and again once it is over', () => {
    const closed = given().and(unwelcomeObserved, unwelcome('no-email'));
    closed.when(unwelcomeObserved, unwelcome('no-email')).thenNothing();
    closed.when(welcomeObserved, unwelcome('no-email', NOW - 2 * DAY)).thenNothing();
    closed
      .when(welcomeObserved, unwelcome('no-email', NOW))
      .then({ type: 'contact.unwelcome-seen', data: { sign: 'no-email', lifted: true } });
  });

  it('that was never there cannot be over', () => {
    given().when(welcomeObserved, unwelcome('no-email')).thenNothing();
  });

  it('ends an open offer to whoever turned away', () => {
    given(offered('c_1', 's_9', [5]))
      .when(unwelcomeObserved, { ...unwelcome('unfollowed'), network: 'linkedin' })
      .then({ type: 'outreach.withdrawn', data: { reason: 'unwelcome' } }, { type: 'contact.unwelcome-seen' });
  });
});
