/* eslint max-lines: [error, 400] -- every right that somebody has, over one pool */
import { describe, expect, test } from '@jest/globals';
import { contactAdd, contactKeep, contactRelease, contactRevive, personObserved } from '#libs/events/contact.inputs.js';
import { suggestionAsk } from '#libs/events/outreach.inputs.js';
import {
  personForgotten,
  privacyDecide,
  privacyDue,
  privacyErase,
  privacyExport,
  privacyRestrict,
  privacyUnrestrict,
} from '#libs/events/privacy.inputs.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { givenDecider } from '#libs/testing/given.js';
import { contact, DAY, nameOf, offered, poolOfBerlin, row } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import type { Card } from '../documents.js';
import { deciders, projections } from '../registry.js';

const given = (...events: NewEvent[]) => givenDecider(deciders, projections, ...poolOfBerlin(), ...events);
const ada = contact('c_9', { who: ['email:ada@example.org'], employer: 'Acme' });
const restrict = { contact: 'c_9', note: 'By mail, 12 January' };

describe('a restriction', () => {
  test('withdraws the open offer and keeps the data', () => {
    given(ada, offered('c_9', 's_1'))
      .when(privacyRestrict, restrict)
      .then(
        { type: 'outreach.withdrawn', data: { suggestion: 's_1', reason: 'restricted' } },
        { type: 'privacy.restricted', data: { ground: 'wish' }, personal: { note: restrict.note } },
      )
      .shows('card', 'c_9', { name: { full: 'Ada Lovelace' }, facts: { restricted: [{ ground: 'wish', at: NOW }] } });
  });

  test('lets nobody write, whoever asks', () => {
    const ask = {
      contact: 'c_9',
      member: 'm_1',
      reason: { kind: 'question' as const, text: 'Why?' },
      channel: 'invitation' as const,
    };
    given(ada).and(privacyRestrict, restrict).when(suggestionAsk, ask).refuses('rules');
  });

  test('again changes nothing, and neither does lifting one that is not there', () => {
    given(ada).and(privacyRestrict, restrict).when(privacyRestrict, restrict).thenNothing();
    given(ada).when(privacyUnrestrict, { contact: 'c_9', note: 'Why' }).thenNothing();
  });

  test('is lifted with the reason', () => {
    given(ada)
      .and(privacyRestrict, restrict)
      .when(privacyUnrestrict, { contact: 'c_9', note: 'It was settled' })
      .then({ type: 'privacy.unrestricted', data: { ground: 'wish' }, personal: { note: 'It was settled' } })
      .shows('card', 'c_9', { facts: { restricted: [] } });
  });
});

test('handing out what is known of somebody is recorded each time, and of nobody not at all', () => {
  given(ada)
    .and(privacyExport, { contact: 'c_9' })
    .when(privacyExport, { contact: 'c_9' })
    .then({ type: 'privacy.exported' });
  given().when(privacyExport, { contact: 'c_9' }).refuses('contact-unknown');
});

describe('whom we let go', () => {
  const release = { contact: 'c_9', reason: 'person' as const };
  const due = (kind: 'announce' | 'lapse', seq: number) => ({ contact: 'c_9', due: kind, seq });
  const released = () => {
    const pool = given(ada).and(contactRelease, release);
    return { pool, seq: pool.pool.events.length };
  };

  test('lapses a year later, which is announced 60 days before', () => {
    const { pool, seq } = released();
    expect((pool.pool.read('card', 'c_9') as Card).dueAt).toBe(NOW + 305 * DAY);
    pool.pool.now = NOW + 305 * DAY;
    pool
      .when(privacyDue, due('announce', seq))
      .then({ type: 'privacy.lapse-announced', data: { of: seq, lapsesAt: NOW + 365 * DAY } });
    pool.pool.now = NOW + 365 * DAY;
    pool
      .when(privacyDue, due('lapse', seq + 1))
      .then(
        { type: 'privacy.erased', data: { ground: 'lapsed' } },
        { type: 'privacy.suppressed', data: { ground: 'lapsed', tokens: ['#email:ada@example.org'] } },
      );
  });

  test('is told 60 days before also when the word comes late', () => {
    const { pool, seq } = released();
    pool.pool.now = NOW + 800 * DAY;
    pool
      .when(privacyDue, due('announce', seq))
      .then({ data: { lapsesAt: NOW + 860 * DAY }, type: 'privacy.lapse-announced' });
    pool.when(privacyDue, due('lapse', seq + 1)).thenNothing();
  });

  test('stays when somebody brings them back, or keeps them', () => {
    for (const back of ['revive', 'keep'] as const) {
      const { pool, seq } = released();
      if (back === 'revive') pool.and(contactRevive, { contact: 'c_9' });
      else pool.and(contactKeep, { contact: 'c_9', member: 'm_1', rhythm: 'yearly' });
      pool.pool.now = NOW + 400 * DAY;
      pool.when(privacyDue, due('announce', seq)).thenNothing().shows('card', 'c_9', { dueAt: null });
    }
  });

  test('is not erased by the clock while their data is only kept on their wish', () => {
    const { pool, seq } = released();
    pool.and(privacyRestrict, restrict);
    pool.pool.now = NOW + 400 * DAY;
    pool.when(privacyDue, due('announce', seq)).thenNothing();
  });
});

describe('a platform that deleted somebody', () => {
  const cv = (more: object = {}) =>
    row({
      ...{ source: 'greenhouse', import: null, name: 'Ada Lovelace', headline: 'Engineer', employer: 'Acme' },
      who: ['greenhouse:acme/7', 'email:ada@example.org'],
      ...more,
    });
  const forgotten = (more: object = {}) => ({
    ...{ source: 'greenhouse', import: null, identities: [{ scheme: 'greenhouse' as const, value: 'acme/7' }] },
    ...{ extent: 'all' as const, fields: [], at: NOW, ...more },
  });
  const only = () => given().and(personObserved, cv());
  const names = ['#greenhouse:acme/7', '#email:ada@example.org'];
  const request = 'r_1';

  test('was the only source: nobody writes, its words go, and they are erased a week later', () => {
    const pool = only();
    pool
      .when(personForgotten, forgotten())
      .then(
        {
          type: 'privacy.forgotten',
          data: { dropped: ['name', 'headline', 'employer', 'identities'], request, eraseAt: NOW + 7 * DAY },
        },
        { type: 'privacy.restricted', data: { ground: 'platform' } },
        { type: 'privacy.suppressed', data: { ground: 'lapsed', tokens: names } },
      )
      .shows('card', 'c_1', { name: null, headline: null, employer: { name: null }, identities: [], words: '' })
      .shows('identity', names[0] ?? '', null)
      .shows('privacy-request', request, { state: 'open', contact: 'c_1' });
    const seq = pool.pool.events.length - 2;
    pool.pool.now = NOW + 7 * DAY;
    pool
      .when(privacyDue, { contact: 'c_1', due: 'forgotten', seq })
      .then(
        { type: 'privacy.erased', data: { ground: 'lapsed', requests: [request] } },
        { type: 'privacy.suppressed', data: { tokens: names } },
      )
      .shows('privacy-request', request, { state: 'erased' });
    expect(
      [...pool.pool.documents.keys()].filter((place) => /^(card|identity|hint|forgotten|employer-name)\//.test(place)),
    ).toEqual([]);
  });

  test('was one of several: what others said stays, and a person decides', () => {
    const pool = given().and(personObserved, row({ who: ['email:ada@example.org'], name: 'Ada King', import: null }));
    pool
      .and(personObserved, cv())
      .when(personForgotten, forgotten())
      .then(
        { type: 'privacy.forgotten', data: { dropped: ['name', 'headline', 'employer', 'identities'], eraseAt: null } },
        { type: 'privacy.restricted' },
        { type: 'privacy.suppressed', data: { tokens: [names[0]] } },
      )
      .shows('card', 'c_1', { identities: [{ value: 'ada@example.org' }], dueAt: null });
    pool
      .when(privacyDecide, { contact: 'c_1', request, decision: 'keep', note: 'She is a friend' })
      .then(
        { type: 'privacy.request-closed', data: { outcome: 'kept' }, personal: { note: 'She is a friend' } },
        { type: 'privacy.unrestricted', data: { ground: 'platform' } },
      )
      .shows('privacy-request', request, { state: 'kept' })
      .shows('forgotten', names[0] ?? '', null);
    pool.when(privacyDecide, { contact: 'c_1', request, decision: 'erase', note: null }).refuses('request-closed');
  });

  test('is erased at once when the privacy role says so', () => {
    only()
      .and(personForgotten, forgotten())
      .when(privacyDecide, { contact: 'c_1', request, decision: 'erase', note: null })
      .then(
        { type: 'privacy.erased', data: { ground: 'lapsed' } },
        { type: 'privacy.suppressed', data: { tokens: names } },
      );
  });

  test('does not bring them back with what it still sends', () => {
    only()
      .and(personForgotten, forgotten())
      .when(personObserved, cv({ basis: 'told' }))
      .refuses('suppressed');
  });

  test('takes along what it had told before an erasure on their wish, and the name it went by is remembered', () => {
    only()
      .and(personForgotten, forgotten())
      .when(privacyErase, { contact: 'c_1', ground: 'wish' })
      .then({ type: 'privacy.erased' }, { type: 'privacy.suppressed', data: { ground: 'wish', tokens: names } });
  });

  test('and whoever was added by the dropped name since keeps it when the first is erased', () => {
    const who = ['linkedin:ada'];
    const linkedin = [{ scheme: 'linkedin' as const, value: 'ada' }];
    const adding = {
      ...{ name: nameOf('Ada King'), identities: linkedin, headline: null, employer: null, position: null },
      ...{ location: null, zone: null, country: null, language: null, basis: 'own-relation' as const, member: null },
    };
    const pool = given().and(personObserved, row({ who, name: 'Ada King', import: null }));
    pool.and(personForgotten, forgotten({ identities: linkedin }));
    pool.when(contactAdd, adding).shows('identity', '#linkedin:ada', { contact: 'c_2' });
    pool
      .when(privacyErase, { contact: 'c_1', ground: 'lapsed' })
      .then({ type: 'privacy.erased' }, { type: 'privacy.suppressed' })
      .shows('identity', '#linkedin:ada', { contact: 'c_2' })
      .shows('card', 'c_2', { identities: linkedin });
  });

  test('said again, or of nobody we know, changes nothing', () => {
    only().and(personForgotten, forgotten()).when(personForgotten, forgotten()).thenNothing();
    given(ada).when(personForgotten, forgotten()).thenNothing();
  });

  test('partly: only the named fields go, its name for them stays, and nobody is restricted', () => {
    only()
      .when(personForgotten, forgotten({ extent: 'partial', fields: ['headline', 'identities'] }))
      .then({ type: 'privacy.forgotten', data: { dropped: ['headline', 'identities'], request: null } })
      .shows('card', 'c_1', {
        headline: null,
        name: { full: 'Ada Lovelace' },
        identities: [{ value: 'acme/7' }],
        facts: { restricted: [] },
      });
  });

  test('partly, in fields that it had not told: nothing', () => {
    only()
      .when(personForgotten, forgotten({ extent: 'partial', fields: ['location'] }))
      .thenNothing();
  });
});
