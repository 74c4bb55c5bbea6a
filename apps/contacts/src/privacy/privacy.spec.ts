import { describe, expect, test } from '@jest/globals';
import { contactAdd, contactCorrect, personObserved, rowReverted } from '#libs/events/contact.inputs.js';
import { touchRecord } from '#libs/events/outreach.inputs.js';
import { privacyErase, privacyLift, privacyObject } from '#libs/events/privacy.inputs.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { givenDecider } from '#libs/testing/given.js';
import { contact, identity, nameOf, offered, poolOfBerlin, row } from '#libs/testing/pool-events.js';
import { deciders, projections } from '../registry.js';
import { erasureStores } from './erasure-stores.js';

const given = (...events: NewEvent[]) => givenDecider(deciders, projections, ...poolOfBerlin(), ...events);
const ada = contact('c_9', { who: ['linkedin:ada', 'email:ada@example.org'], employer: 'Acme' });
const tokens = ['#linkedin:ada', '#email:ada@example.org'];
const byHand = {
  ...{ identities: [], headline: null, position: null, location: null, zone: null, country: null, language: null },
  ...{ basis: 'told' as const, member: null },
};
const object = { contact: 'c_9', note: 'By mail, 12 January' };

describe('an objection', () => {
  test('withdraws the open offer and suppresses every identity', () => {
    given(ada, offered('c_9', 's_1'))
      .when(privacyObject, object)
      .then(
        { type: 'outreach.withdrawn', data: { suggestion: 's_1', reason: 'objected' } },
        { type: 'privacy.objected', data: { ground: 'wish' }, personal: { note: object.note } },
        { type: 'privacy.suppressed', subject: null, data: { ground: 'wish', erasure: null, tokens } },
      );
  });

  test('again changes nothing', () => {
    given(ada).and(privacyObject, object).when(privacyObject, object).thenNothing();
  });

  test('of somebody without identities is remembered by name and employer', () => {
    given(contact('c_9', { who: [], employer: 'Acme' }))
      .when(privacyObject, object)
      .then(
        { type: 'privacy.objected' },
        { type: 'privacy.suppressed', data: { tokens: ['#hint:ada lovelace|acme'] } },
      );
  });

  test('is lifted with its tokens, and then they may be told of again', () => {
    given(ada)
      .and(privacyObject, object)
      .when(privacyLift, { contact: 'c_9', note: 'They asked us to' })
      .then({ type: 'privacy.objection-lifted' }, { type: 'privacy.unsuppressed', data: { tokens } })
      .shows('token', '#linkedin:ada', null)
      .shows('card', 'c_9', { facts: { objectedAt: null } });
  });

  test('is lifted naming what we had written to them', () => {
    const touch = {
      contact: 'c_9',
      member: 'm_1',
      channel: 'email',
      suggestion: null,
      imported: false,
      at: null,
    } as const;
    const scene = given(ada).and(touchRecord, touch).and(privacyObject, object);
    const written = scene.pool.events.filter(({ type }) => type === 'interaction.touched');
    expect(written).toHaveLength(1);
    scene
      .when(privacyLift, { contact: 'c_9', note: 'They asked us to' })
      .then(
        { type: 'privacy.objection-lifted', data: { written: [{ member: 'm_1', seq: written[0]?.seq }] } },
        { type: 'privacy.unsuppressed' },
      );
  });

  test('that nobody made cannot be lifted', () => {
    given(ada).when(privacyLift, { contact: 'c_9', note: 'Why' }).thenNothing();
  });
});

describe('an erasure', () => {
  test('lists what is to be cleaned and leaves tokens with its ground', () => {
    given(ada, offered('c_9', 's_1'))
      .and(personObserved, row({ who: ['linkedin:ada'], employer: 'Beta' }))
      .when(privacyErase, { contact: 'c_9', ground: 'lapsed' })
      .then(
        { type: 'outreach.withdrawn', data: { reason: 'erased' } },
        {
          type: 'privacy.erased',
          subject: 'c_9',
          data: {
            erasure: 'x_1',
            ground: 'lapsed',
            employers: ['e_9', 'e_1'],
            suggestions: ['s_1'],
            conflicts: [],
            stores: [...erasureStores],
            tokens: tokens.length,
          },
          personal: {
            identities: ['linkedin:ada', 'email:ada@example.org'].map(identity),
            employerName: 'Beta',
            hints: ['#hint:ada lovelace|acme', '#hint:ada lovelace|beta'],
          },
        },
        { type: 'privacy.suppressed', data: { erasure: 'x_1', ground: 'lapsed', tokens } },
      );
  });

  test('leaves nothing of them but the tokens, and numbers that name nobody', () => {
    const { pool } = given(ada, offered('c_9', 's_1')).when(privacyErase, { contact: 'c_9', ground: 'lapsed' });
    const left = [...pool.documents.keys()].filter((place) => !/^((pool|member|budget)\/|month\/\d)/.test(place));
    expect(left).toEqual(tokens.map((token) => `token/${token}`));
  });

  test('never weakens the token of a wish', () => {
    given(ada)
      .and(privacyObject, object)
      .when(privacyErase, { contact: 'c_9', ground: 'lapsed' })
      .shows('token', '#linkedin:ada', { ground: 'wish' });
  });

  test('keeps the wish of whoever objected also in a name that came to be known later', () => {
    given(ada)
      .and(privacyObject, object)
      .and(contactCorrect, { contact: 'c_9', identities: [{ scheme: 'email', value: 'other@example.org' }] })
      .when(privacyErase, { contact: 'c_9', ground: 'lapsed' })
      .shows('token', '#email:other@example.org', { ground: 'wish' });
  });

  test('of somebody without identities is kept to when a member enters them by hand', () => {
    const entered = { ...byHand, name: nameOf('Ada Lovelace'), employer: 'ACME' };
    const erased = given(contact('c_9', { who: [], employer: 'Acme' })).and(privacyErase, {
      contact: 'c_9',
      ground: 'wish',
    });
    erased.when(contactAdd, entered).refuses('suppressed');
    erased.when(contactAdd, { ...entered, employer: 'Beta' }).then({ type: 'contact.added' });
  });

  test('ends the conflicts they were in, for the others too', () => {
    given(ada, contact('c_8'))
      .and(personObserved, row({ who: ['linkedin:ada', 'email:c_8@example.org'] }))
      .when(privacyErase, { contact: 'c_8', ground: 'wish' })
      .shows('conflict', 'c_8+c_9', null)
      .shows('card', 'c_9', { conflicts: [] });
  });

  test('cannot be followed by anything but that nobody is known', () => {
    const erased = given(ada).and(privacyErase, { contact: 'c_9', ground: 'wish' });
    erased.when(privacyObject, object).refuses('contact-unknown');
    erased.when(privacyLift, { contact: 'c_9', note: 'Why' }).refuses('contact-unknown');
    erased.when(privacyErase, { contact: 'c_9', ground: 'wish' }).refuses('contact-unknown', { contact: 'c_9' });
    erased.when(rowReverted, { contact: 'c_9', import: 'i_1', seqs: [3] }).thenNothing();
  });
});
