import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { contactMerge, contactNote, contactUnmerge } from '#libs/events/contact.inputs.js';
import {
  interactionObserved,
  responseRecord,
  suggestionDecline,
  suggestionSnooze,
  touchRecord,
} from '#libs/events/outreach.inputs.js';
import { personForgotten } from '#libs/events/privacy.inputs.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { givenDecider, type Given } from '#libs/testing/given.js';
import { contact, DAY, offered, poolOfBerlin } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import type { Card } from '../documents.js';
import { deciders, projections } from '../registry.js';

type Heard = z.input<typeof interactionObserved.schema>;

/** Three entries of one person, each at an employer of its own: `c_1` stays, `c_2` joins it, and `c_3` them. */
const given = (...events: NewEvent[]): Given =>
  givenDecider(
    deciders,
    projections,
    ...poolOfBerlin(),
    contact('c_1', { who: ['linkedin:ada'], employer: 'Acme', employerId: 'e_1' }),
    contact('c_2', { who: ['email:ada@x.org'], employer: 'Babbage', employerId: 'e_2' }),
    contact('c_3', { who: ['github:815'], employer: 'Clement', employerId: 'e_3' }),
    ...events,
  );

const into = (stays: string, from: string) => ({ into: stays, from, fields: {} });
const touch = { member: 'm_1', channel: 'email', at: null, suggestion: null, imported: false } as const;
const wrote = (value: string, days: number): Heard => {
  const [scheme = '', name = ''] = value.split(':');
  return {
    ...{ source: 'linkedin-messages', sourceId: `m-${days}`, import: null, basis: 'own-relation', observedAt: NOW },
    ...{ identities: [{ scheme, value: name }] as Heard['identities'], name: null, member: 'm_1', what: 'we-wrote' },
    ...{ title: null, channel: 'linkedin', at: NOW - days * DAY, onlyKnown: false },
  };
};

const idsOf = ({ pool }: Given, id: string): (string | null)[] => {
  const talk = pool.read('talk', id) as { entries: { id: string | null }[] } | null;
  return talk?.entries.map((entry) => entry.id) ?? [];
};
const personsAt = ({ pool }: Given, employer: string): string[] => {
  const window = pool.read('employer', employer) as { persons: { contact: string }[] } | null;
  return window?.persons.map((person) => person.contact).toSorted() ?? [];
};

describe('what was written', () => {
  /** One message to each before, one in each time together. */
  const chain = () =>
    given()
      .and(interactionObserved, wrote('linkedin:ada', 200))
      .and(interactionObserved, wrote('email:ada@x.org', 190))
      .and(interactionObserved, wrote('github:815', 180))
      .and(contactMerge, into('c_1', 'c_2'))
      .and(interactionObserved, wrote('linkedin:ada', 120))
      .and(contactMerge, into('c_3', 'c_1'))
      .and(interactionObserved, wrote('github:815', 60));

  test('is known of the whole once', () => {
    expect(idsOf(chain(), 'c_3')).toEqual(['m-200', 'm-190', 'm-180', 'm-120', 'm-60']);
  });

  test('goes with a part in between, and from there with whom it was written to', () => {
    const parted = chain().and(contactUnmerge, { merged: 'c_1' });
    expect(idsOf(parted, 'c_1')).toEqual(['m-200', 'm-190', 'm-120', 'm-60']);
    expect(idsOf(parted, 'c_3')).toEqual(['m-180', 'm-60']);
    parted.when(contactUnmerge, { merged: 'c_2' });
    expect(idsOf(parted, 'c_1')).toEqual(['m-200', 'm-120', 'm-60']);
    expect(idsOf(parted, 'c_2')).toEqual(['m-190', 'm-120', 'm-60']);
  });

  test('goes with the innermost part first, and does not come back with the one in between', () => {
    const parted = chain().and(contactUnmerge, { merged: 'c_2' });
    expect(idsOf(parted, 'c_2')).toEqual(['m-190', 'm-120', 'm-60']);
    parted.when(contactUnmerge, { merged: 'c_1' });
    expect(idsOf(parted, 'c_1')).toEqual(['m-200', 'm-120', 'm-60']);
    expect(idsOf(parted, 'c_3')).toEqual(['m-180', 'm-60']);
  });

  test('is no concern of somebody who came later', () => {
    const other = given(contact('c_4', { who: ['email:four@x.org'] }))
      .and(contactMerge, into('c_1', 'c_2'))
      .and(contactMerge, into('c_3', 'c_4'))
      .and(interactionObserved, wrote('github:815', 9))
      .and(contactNote, { contact: 'c_3', text: 'of the other two' })
      .and(contactMerge, into('c_3', 'c_1'));
    other
      .when(contactUnmerge, { merged: 'c_2' })
      .then({ type: 'contact.unmerged', data: { parts: ['c_2'], moved: [], both: [], stays: [] } });
    expect(idsOf(other, 'c_2')).toEqual([]);
  });

  test('comes back once to two who are one again, and parts once more', () => {
    const again = given()
      .and(contactMerge, into('c_1', 'c_2'))
      .and(interactionObserved, wrote('linkedin:ada', 20))
      .and(contactUnmerge, { merged: 'c_2' })
      .and(contactMerge, into('c_1', 'c_2'));
    expect(idsOf(again, 'c_1')).toEqual(['m-20']);
    again.when(contactUnmerge, { merged: 'c_2' });
    expect([idsOf(again, 'c_1'), idsOf(again, 'c_2')]).toEqual([['m-20'], ['m-20']]);
  });

  test('counts at the employer for whom it was written to, and of the time together for both', () => {
    const two = given()
      .and(touchRecord, { contact: 'c_1', ...touch })
      .and(touchRecord, { contact: 'c_2', ...touch });
    const before = [personsAt(two, 'e_1'), personsAt(two, 'e_2')];
    expect(before).toEqual([['c_1'], ['c_2']]);
    two.and(contactMerge, into('c_1', 'c_2')).when(contactUnmerge, { merged: 'c_2' });
    expect([personsAt(two, 'e_1'), personsAt(two, 'e_2')]).toEqual(before);
    two
      .and(contactMerge, into('c_1', 'c_2'))
      .and(touchRecord, { contact: 'c_1', ...touch })
      .when(contactUnmerge, { merged: 'c_2' });
    expect([personsAt(two, 'e_1'), personsAt(two, 'e_2')]).toEqual([['c_1', 'c_1', 'c_2'], ['c_2']]);
  });
});

describe('an open offer', () => {
  test('that was made of the other side alone stays', () => {
    const chain = given().and(contactMerge, into('c_1', 'c_2'));
    chain.pool.record([offered('c_3', 's_1')]);
    chain
      .and(contactMerge, into('c_3', 'c_1'))
      .when(contactUnmerge, { merged: 'c_2' })
      .then({ type: 'contact.unmerged', subject: 'c_2' })
      .shows('card', 'c_3', { facts: { offer: { suggestion: 's_1' } } })
      .shows('suggestion', 's_1', { contact: 'c_3', state: 'open' });
  });

  test('that was made of both ends', () => {
    const chain = given().and(contactMerge, into('c_1', 'c_2'));
    chain.pool.record([offered('c_1', 's_1')]);
    chain
      .and(contactMerge, into('c_3', 'c_1'))
      .when(contactUnmerge, { merged: 'c_2' })
      .then({ type: 'outreach.withdrawn', data: { reason: 'unmerged' } }, { type: 'contact.unmerged' });
  });

  const about = { suggestion: 's_1', contact: 'c_1', member: 'm_1' };
  const until = NOW + 14 * DAY;
  const declined = (one: Given): Given => one.and(suggestionDecline, { ...about, reason: 'bad-time' });
  const putOff = (one: Given): Given => one.and(suggestionSnooze, { ...about, until });

  test.each([
    ['c_1', 'declined as a bad time', declined],
    ['c_2', 'declined as a bad time', declined],
    ['c_1', 'put off', putOff],
    ['c_2', 'put off', putOff],
  ])('that was made of %s before they were one, and %s since, puts off both', (whose, _how, end) => {
    const two = given();
    two.pool.record([offered(whose, 's_1')]);
    end(two.and(contactMerge, into('c_1', 'c_2')))
      .when(contactUnmerge, { merged: 'c_2' })
      .then({ type: 'contact.unmerged' })
      .shows('card', 'c_1', { facts: { offer: null, snoozedUntil: until } })
      .shows('card', 'c_2', { facts: { offer: null, snoozedUntil: until } });
  });
});

test('what was said of the one in between while it stood for both is of both, in whatever order they part', () => {
  const chain = given()
    .and(contactMerge, into('c_1', 'c_2'))
    .and(touchRecord, { contact: 'c_1', ...touch })
    .and(contactMerge, into('c_3', 'c_1'))
    .and(responseRecord, { contact: 'c_3', channel: 'email', at: null, toMember: 'm_1', wish: null, until: null });
  const touched = chain.pool.events.length - 2;
  const responded = chain.pool.events.length;
  chain
    .and(contactUnmerge, { merged: 'c_1' })
    .when(contactUnmerge, { merged: 'c_2' })
    .then({ type: 'contact.unmerged', data: { both: [touched, responded] } });
  const seqsOf = (id: string) => (chain.pool.read('card', id) as Card).facts.touches.map(({ seq }) => seq);
  expect(['c_1', 'c_2', 'c_3'].map(seqsOf)).toEqual([[touched], [touched], []]);
});

test('nobody stays barred by what a platform said of the other', () => {
  const gone = { source: 'page', import: null, identities: [{ scheme: 'email', value: 'ada@x.org' }] as never };
  given()
    .and(contactMerge, into('c_1', 'c_2'))
    .and(personForgotten, { ...gone, extent: 'all', fields: [], at: NOW })
    .when(contactUnmerge, { merged: 'c_2' })
    .then({ type: 'contact.unmerged' }, { type: 'privacy.unrestricted', subject: 'c_1', data: { ground: 'platform' } })
    .shows('card', 'c_1', { facts: { restricted: [] } })
    .shows('card', 'c_2', { facts: { restricted: [{ ground: 'platform' }] } });
});
