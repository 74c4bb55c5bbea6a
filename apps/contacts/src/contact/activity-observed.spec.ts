import { describe, test } from '@jest/globals';
import { activityObserved } from '#libs/events/contact.inputs.js';
import { privacyObject } from '#libs/events/privacy.inputs.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { givenDecider } from '#libs/testing/given.js';
import { contact, DAY, poolOfBerlin } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import { deciders, projections } from '../registry.js';

const given = (...events: NewEvent[]) => givenDecider(deciders, projections, ...poolOfBerlin(), ...events);
const ada = contact('c_9', { who: ['linkedin:ada'] });
const talk = {
  ...{ source: 'feed', sourceId: 'post-1', basis: 'sourced' as const, observedAt: NOW, contact: null },
  identities: [{ scheme: 'linkedin' as const, value: 'ada' }],
  ...{ activity: 'talk' as const, at: NOW - DAY, title: 'On Engines', url: 'https://example.org/talk', member: null },
};

describe('something in the life of somebody we know', () => {
  test('is an occasion for the policy’s days', () => {
    given(ada)
      .when(activityObserved, talk)
      .then({
        type: 'activity.noted',
        subject: 'c_9',
        occurredAt: NOW - DAY,
        data: { activity: 'talk', until: NOW + 13 * DAY },
        personal: { title: 'On Engines' },
      })
      .shows('card', 'c_9', {
        evidence: { 4: { title: 'On Engines', url: 'https://example.org/talk' } },
        sources: ['page', 'feed'],
      });
  });

  test('that is only announced counts from today', () => {
    given(ada)
      .when(activityObserved, { ...talk, at: NOW + 90 * DAY })
      .then({ type: 'activity.noted', occurredAt: NOW, data: { until: NOW + 14 * DAY } });
  });

  test('may be said of the contact itself', () => {
    given(ada)
      .when(activityObserved, { ...talk, contact: 'c_9', identities: [], activity: 'met', member: 'm_1' })
      .then({ type: 'activity.noted', subject: 'c_9', data: { activity: 'met', member: 'm_1' } });
  });

  test.each([
    ['by its source’s id', { title: 'On Engines (updated)', at: NOW }],
    ['by what it is, from another source', { source: 'github', sourceId: 'x', title: 'ON ENGINES' }],
  ])('is told once, known %s', (_how, again) => {
    given(ada)
      .and(activityObserved, talk)
      .when(activityObserved, { ...talk, ...again })
      .thenNothing();
  });

  test('is told once without an id of its source', () => {
    const anonymous = { ...talk, sourceId: null, at: NOW + 90 * DAY };
    given(ada).and(activityObserved, anonymous).when(activityObserved, anonymous).thenNothing();
  });
});

test('of people nobody knows nothing is kept', () => {
  given().when(activityObserved, talk).thenNothing();
});

test('of people we cannot tell apart nothing is kept', () => {
  const identities = [...talk.identities, { scheme: 'email' as const, value: 'c_8@example.org' }];
  given(ada, contact('c_8'))
    .when(activityObserved, { ...talk, identities })
    .thenNothing();
});

test('of whoever objected nothing is taken in, by whatever name', () => {
  given(ada).and(privacyObject, { contact: 'c_9', note: null }).when(activityObserved, talk).refuses('suppressed');
  given(ada)
    .and(privacyObject, { contact: 'c_9', note: null })
    .when(activityObserved, { ...talk, contact: 'c_9', identities: [] })
    .refuses('suppressed');
});

test('a member who is not of the team met nobody', () => {
  given(ada)
    .when(activityObserved, { ...talk, member: 'm_7' })
    .refuses('member-unknown');
});
