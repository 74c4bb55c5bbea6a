import { describe, expect, test } from '@jest/globals';
import { contactMerge, contactUnmerge, contactCorrect } from '#libs/events/contact.inputs.js';
import { absenceObserved, absenceRecord, bounceObserved, bounceRecord } from '#libs/events/reach.inputs.js';
import { interactionObserved, interactionRetract, responseRecord } from '#libs/events/outreach.inputs.js';
import { privacyObjected } from '#libs/events/privacy.events.js';
import { givenDecider } from '#libs/testing/given.js';
import { contact, DAY, identity, offered, poolOfBerlin } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { deciders, projections } from '../../registry.js';
import { absence, bounce, mail, ours, sent } from './testing/reports.js';

const ada = contact('c_9', { who: ['email:ada@a.example'] });
const given = (...events: NewEvent[]) => givenDecider(deciders, projections, ...poolOfBerlin(), ...events);
const retracted = (of: number, what: string) => ({ type: 'interaction.retracted', data: { of, what } });

describe('a message that came back', () => {
  test('names the address, the message it was, and the ways that are left', () => {
    given(contact('c_9', { who: ['email:ada@a.example', 'linkedin:ada'], basis: 'own-relation' }))
      .and(interactionObserved, sent(2, 'mail/1'))
      .when(bounceObserved, bounce({ answers: ['mail/1'] }))
      .then({
        type: 'interaction.bounced',
        occurredAt: NOW - DAY,
        data: { source: 'imap', of: 4, left: ['linkedin'] },
        personal: { sourceId: 'mail/b1', identity: identity('email:ada@a.example') },
      });
  });

  test('is told once, also after a member said that the address works', () => {
    const scene = given(ada, ours).and(bounceObserved, bounce());
    scene.when(bounceObserved, bounce({ at: NOW })).thenNothing();
    scene
      .and(interactionRetract, { contact: 'c_9', of: 5 })
      .when(bounceObserved, bounce())
      .thenNothing()
      .shows('card', 'c_9', { facts: { bounced: [] } });
  });

  test('to nobody we know, or to somebody who objected, is forgotten', () => {
    given(ada)
      .when(bounceObserved, bounce({ identities: [mail('bo@b.example')] }))
      .thenNothing();
    const objected = privacyObjected.make({ subject: 'c_9', data: { ground: 'wish' }, personal: { note: null } });
    given(ada, ours, objected).when(bounceObserved, bounce()).thenNothing();
  });

  test('ends an open offer where no way is left, and none that another way reaches', () => {
    given(ada, ours, offered('c_9', 's_1'))
      .when(bounceObserved, bounce())
      .then({ type: 'outreach.withdrawn', data: { reason: 'bounced' } }, { type: 'interaction.bounced' });
    given(contact('c_9', { who: ['email:ada@a.example', 'linkedin:ada'] }), ours, offered('c_9', 's_1'))
      .when(bounceObserved, bounce())
      .then({ type: 'interaction.bounced' });
  });

  test('by hand is one of an address of theirs, and is taken back with every report of it', () => {
    const address = mail('ada@a.example');
    given(ada)
      .when(bounceRecord, { contact: 'c_9', address: mail('bo@b.example'), at: null })
      .refuses('address-unknown');
    const scene = given(ada, ours)
      .and(bounceObserved, bounce())
      .and(bounceObserved, bounce({ sourceId: 'mail/b2' }));
    scene.when(bounceRecord, { contact: 'c_9', address, at: null }).thenNothing();
    scene.when(interactionRetract, { contact: 'c_9', of: 6 }).then(retracted(5, 'bounce'), retracted(6, 'bounce'));
  });

  test('leaves the way that comes with a further name', () => {
    given(ada, ours)
      .and(bounceObserved, bounce())
      .when(contactCorrect, { contact: 'c_9', identities: [mail('ada@new.example')] })
      .then({ type: 'contact.identified', data: { ways: ['email'] } });
  });

  test('is that of the entry that bears the address, also while two are one', () => {
    const twin = contact('c_2', { name: 'Ada King', who: ['email:ada@k.example'] });
    given(ada, ours, twin)
      .and(contactMerge, { into: 'c_2', from: 'c_9', fields: {} })
      .and(bounceObserved, bounce())
      .and(contactUnmerge, { merged: 'c_9' })
      .when(bounceObserved, bounce())
      .thenNothing()
      .shows('card', 'c_9', { bounces: [{ id: 'mail/b1' }], facts: { bounced: [{ left: [] }] } })
      .shows('card', 'c_2', { bounces: [], facts: { bounced: [] } });
  });
});

describe('an absence', () => {
  test('pauses for two weeks and two working days where nobody knows more, and ends an open offer', () => {
    given(ada, ours, offered('c_9', 's_1'))
      .when(absenceObserved, absence())
      .then(
        { type: 'outreach.withdrawn', data: { reason: 'away' } },
        { type: 'interaction.out-of-office', occurredAt: NOW - DAY, data: { source: 'imap', back: null } },
      );
  });

  test('is told once, and only while it lasts', () => {
    given(ada, ours).and(absenceObserved, absence()).when(absenceObserved, absence()).thenNothing();
    given(ada, ours)
      .when(absenceObserved, absence({ at: NOW - 30 * DAY }))
      .thenNothing();
    given(ada, ours)
      .and(responseRecord, {
        contact: 'c_9',
        channel: 'email',
        at: NOW - DAY / 2,
        toMember: null,
        wish: null,
        until: null,
      })
      .when(absenceObserved, absence())
      .thenNothing();
  });

  test('without a day says nothing beside one that was named', () => {
    given(ada, ours)
      .and(absenceRecord, { contact: 'c_9', back: NOW + 5 * DAY, at: null })
      .when(absenceObserved, absence({ at: NOW }))
      .thenNothing();
  });

  test('without a day, seen after a member was told of one, says nothing beside it either', () => {
    given(ada)
      .and(interactionObserved, sent(2, 'mail/1'))
      .and(absenceObserved, absence())
      .and(absenceRecord, { contact: 'c_9', back: NOW + 100 * DAY, at: NOW - 2 * DAY })
      .when(absenceObserved, absence({ sourceId: 'mail/o2', at: NOW }))
      .thenNothing()
      .shows('card', 'c_9', { facts: { absences: [{ back: null }, { back: NOW + 100 * DAY }] } });
  });

  test('until a day is until it begins where they are', () => {
    given(contact('c_9', { who: ['email:ada@a.example'] }))
      .and(contactCorrect, { contact: 'c_9', zone: 'America/New_York' })
      .when(absenceRecord, { contact: 'c_9', back: '2026-11-25', at: null })
      .then({ type: 'interaction.out-of-office', data: { back: Date.parse('2026-11-25T00:00-05:00') } });
  });

  test('of somebody we do not know is forgotten', () => {
    given(ada)
      .when(absenceObserved, absence({ identities: [mail('bo@b.example')] }))
      .thenNothing();
  });

  test.each([
    ['back-not-ahead', -1],
    ['away-too-long', 400],
  ])('by hand is refused: %s', (code, days) => {
    given(ada)
      .when(absenceRecord, { contact: 'c_9', back: NOW + days * DAY, at: null })
      .refuses(code);
  });

  test('is over when a member says so', () => {
    given(ada, ours)
      .and(absenceObserved, absence())
      .and(absenceRecord, { contact: 'c_9', back: NOW + 5 * DAY, at: null })
      .when(interactionRetract, { contact: 'c_9', of: 6 })
      .then(retracted(5, 'absence'), retracted(6, 'absence'))
      .shows('card', 'c_9', { facts: { absences: [] } });
  });
});

test('neither waits in a line', () => {
  for (const input of [bounceObserved, absenceObserved, bounceRecord, absenceRecord])
    expect(input.tightens({} as never)).toBe(true);
});
