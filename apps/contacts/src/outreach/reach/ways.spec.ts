import { describe, expect, test } from '@jest/globals';
import { contactMerge, contactUnmerge, personObserved } from '#libs/events/contact.inputs.js';
import { bounceObserved, bounceRecord } from '#libs/events/reach.inputs.js';
import { interactionObserved, responseRecord } from '#libs/events/outreach.inputs.js';
import { privacyWithdraw } from '#libs/events/consent.inputs.js';
import { givenDecider } from '#libs/testing/given.js';
import { contact, DAY, identity, poolOfBerlin, row } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { deciders, projections } from '../../registry.js';
import { identitiesOf } from '../../contact/reach.presenter.js';
import type { Card } from '../../documents.js';
import { waysShown } from '../ways-shown.js';
import { bounce, mail, sent } from './testing/reports.js';

const both = contact('c_9', { who: ['email:ada@a.example', 'email:ada@b.example'], basis: 'own-relation' });
const ada = contact('c_9', { who: ['email:ada@a.example'], basis: 'own-relation' });
const twin = contact('c_2', { name: 'Ada King', who: ['github:4711'], basis: 'own-relation' });
const given = (...events: NewEvent[]) =>
  givenDecider(deciders, projections, ...poolOfBerlin(), ...events).and(interactionObserved, sent(3, 'mail/1'));
const came = bounce({ answers: ['mail/1'], at: NOW - 2 * DAY });
const heard = { contact: 'c_9', channel: 'email', toMember: null, wish: null, until: null } as const;
const merge = { into: 'c_2', from: 'c_9', fields: {} };

describe('an address that sent a message back', () => {
  test('works again once they wrote by e-mail, and may be said not to', () => {
    const scene = given(ada)
      .and(bounceObserved, came)
      .and(responseRecord, { ...heard, at: NOW - DAY });
    const outcome = scene.when(bounceRecord, { contact: 'c_9', address: mail('ada@b.example'), at: null });
    const card = outcome.pool.read('card', 'c_9') as Card;
    expect(identitiesOf(card)).toMatchObject([{ bounced: null }]);
    expect(waysShown(card, NOW)).toEqual(['email']);
    scene
      .when(bounceRecord, { contact: 'c_9', address: mail('ada@a.example'), at: null })
      .then({ type: 'interaction.bounced', data: { left: [] } });
  });

  test('is a way that is left after the next one, once they wrote', () => {
    given(both)
      .and(bounceObserved, came)
      .and(responseRecord, { ...heard, at: NOW - DAY })
      .when(bounceRecord, { contact: 'c_9', address: mail('ada@b.example'), at: null })
      .then({ type: 'interaction.bounced', data: { left: ['email'] } });
  });

  test('leaves the other ways there are, also those in which they want no messages today', () => {
    given(both)
      .and(privacyWithdraw, { contact: 'c_9', channels: ['email'], note: null })
      .when(bounceObserved, came)
      .then({ type: 'interaction.bounced', data: { left: ['email'] } });
  });
});

describe('of two who are one', () => {
  test('the part whose address it is keeps the ways of its own', () => {
    given(ada, contact('c_2', { name: 'Ada King', who: ['email:ada@k.example'], basis: 'own-relation' }))
      .and(contactMerge, merge)
      .when(bounceObserved, came)
      .then({
        type: 'interaction.bounced',
        subject: 'c_9',
        data: { of: null, left: [], elsewhere: { c_2: ['email'] } },
      });
  });

  test('a new address of the one opens e-mail to both, whose ever address bounced', () => {
    given(ada, twin)
      .and(contactMerge, merge)
      .and(bounceObserved, came)
      .when(personObserved, row({ who: ['github:4711', 'email:king@k.example'], name: 'Ada King' }))
      .then({
        type: 'contact.identified',
        subject: 'c_2',
        data: { ways: ['email'] },
        personal: { identities: [identity('email:king@k.example')] },
      });
  });

  test('nothing is opened for either that the other lends, after they are two again', () => {
    given(ada, twin)
      .and(contactMerge, merge)
      .and(bounceObserved, came)
      .when(contactUnmerge, { merged: 'c_9' })
      .shows('card', 'c_9', { facts: { bounced: [{ left: [] }], waysFound: [] } });
  });
});
