/* eslint max-lines: [error, 400] -- every order in which messages of a past arrive */
import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { contactConnected } from '#libs/events/contact.events.js';
import { contactReleased } from '#libs/events/letting-go.events.js';
import { personObserved, rowReverted } from '#libs/events/contact.inputs.js';
import { interactionObserved, touchRecord } from '#libs/events/outreach.inputs.js';
import { privacyObjected } from '#libs/events/privacy.events.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { givenDecider } from '#libs/testing/given.js';
import { contact, DAY, identity, member, offered, poolOfBerlin, row } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import { deciders, projections } from '../../registry.js';

type Said = z.input<typeof interactionObserved.schema>;

const given = (...events: NewEvent[]) =>
  givenDecider(deciders, projections, ...poolOfBerlin(), member('m_2'), ...events);
const ada = contact('c_9', { who: ['linkedin:ada'], employer: 'Acme' });

/** What a file says happened `days` ago between `m_1` and Ada. */
function heard(what: Said['what'], days: number, more: Partial<Said> = {}): Said {
  const { scheme, value } = identity('linkedin:ada');
  return {
    ...{ source: 'linkedin-messages', sourceId: `${what} ${String(days)}`, import: 'i_1', member: 'm_1' },
    ...{ basis: 'own-relation', observedAt: NOW, name: null, title: null, onlyKnown: false, what },
    identities: [{ scheme, value } as Said['identities'][number]],
    channel: what.endsWith('wrote') ? 'linkedin' : 'invitation',
    at: NOW - days * DAY,
    ...more,
  };
}

describe('a message of ours', () => {
  test('is a touch of its time, imported, with its name in the source sealed', () => {
    given(ada)
      .when(interactionObserved, heard('we-wrote', 400))
      .then({
        type: 'interaction.touched',
        occurredAt: NOW - 400 * DAY,
        data: { imported: true, source: 'linkedin-messages', import: 'i_1', suggestion: null, employer: null },
        personal: { sourceId: 'we-wrote 400' },
      });
  });

  test('the first within 30 days of theirs is an answer, the next a touch', () => {
    given(ada)
      .and(interactionObserved, heard('they-wrote', 50))
      .and(interactionObserved, heard('we-wrote', 45))
      .when(interactionObserved, heard('we-wrote', 44))
      .then({ type: 'interaction.touched' })
      .shows('talk', 'c_9', { entries: [{ what: 'response' }, { what: 'answer', of: 5 }, { what: 'touch' }] });
  });

  test.each([
    [29, 'answer'],
    [30, 'touch'],
  ])('%i days after theirs it is: %s', (days, what) => {
    given(ada)
      .and(interactionObserved, heard('they-wrote', 60))
      .when(interactionObserved, heard('we-wrote', 60 - days))
      .shows('talk', 'c_9', { entries: [{ what: 'response' }, { what }] });
  });

  test('is not told twice: not by its source, and not by hand within a day', () => {
    const scene = given(ada).and(interactionObserved, heard('we-wrote', 3));
    scene.when(interactionObserved, heard('we-wrote', 3, { import: 'i_2' })).thenNothing();
    const told = { contact: 'c_9', member: 'm_1', channel: 'linkedin', suggestion: null, imported: false } as const;
    given(ada)
      .and(touchRecord, { ...told, at: NOW - 2 * DAY })
      .when(interactionObserved, heard('we-wrote', 2.5))
      .thenNothing();
  });

  test('settles an offer only if it is not older than the offer', () => {
    given(ada, offered('c_9', 's_1'))
      .when(interactionObserved, heard('we-wrote', 3))
      .then({ type: 'interaction.touched', data: { suggestion: null } })
      .shows('suggestion', 's_1', { state: 'open' });
    given(ada, offered('c_9', 's_1'))
      .when(interactionObserved, heard('we-wrote', 0))
      .then({ type: 'interaction.touched', data: { suggestion: 's_1' } });
  });
});

describe('in whatever order they come', () => {
  const messages = [
    heard('they-wrote', 90),
    heard('we-wrote', 88),
    heard('we-wrote', 80, { member: 'm_2', source: 'other' }),
    heard('they-wrote', 40),
    heard('they-wrote', 39.5),
    heard('we-wrote', 20),
    heard('we-wrote', 5),
  ];
  const orders = [messages, messages.toReversed(), [3, 5, 1, 0, 6, 2, 4].flatMap((at) => messages[at] ?? [])];

  test('answers are answers, touches are touches, and the card is the same', () => {
    const known = orders.map((order) => {
      const scene = order.reduce((pool, one) => pool.and(interactionObserved, one), given(ada));
      const { entries } = scene.pool.read('talk', 'c_9') as { entries: { what: string; at: number }[] };
      const { facts } = scene.pool.read('card', 'c_9') as { facts: Record<string, unknown> };
      const touches = (facts['touches'] as { at: number }[]).map(({ at }) => at);
      return { talk: entries.map(({ what, at }) => [what, at]), touches, last: facts['lastExchangeAt'] };
    });
    expect(known[0]).toMatchObject({ touches: [NOW - 80 * DAY, NOW - 5 * DAY], last: NOW - 39.5 * DAY });
    expect(known[1]).toEqual(known[0]);
    expect(known[2]).toEqual(known[0]);
  });

  test('a touch that turns out to be an answer is told again, once', () => {
    given(ada)
      .and(interactionObserved, heard('we-wrote', 10))
      .when(interactionObserved, heard('they-wrote', 12))
      .then(
        { type: 'interaction.responded', data: { toMember: 'm_1' } },
        { type: 'interaction.retracted', data: { of: 5, what: 'touch', imported: true } },
        { type: 'interaction.answered', data: { of: 6, first: 5 } },
      );
  });
});

describe('an invitation', () => {
  const connected = (days: number) =>
    contactConnected.make({
      subject: 'c_9',
      data: {
        ...{ source: 'linkedin-csv', import: null, basis: 'own-relation', observedAt: NOW, until: null },
        ...{ member: 'm_1', network: 'linkedin', since: NOW - days * DAY },
      },
    });

  test('of ours to somebody connected since was accepted: a relation, but no reply', () => {
    given(ada, connected(3))
      .when(interactionObserved, heard('we-invited', 5))
      .then(
        { type: 'interaction.touched', data: { channel: 'invitation' } },
        { type: 'interaction.responded', occurredAt: NOW - 3 * DAY, data: { sign: 'accepted' } },
      )
      .shows('card', 'c_9', { facts: { lastExchangeAt: NOW - 3 * DAY, lastExchangeBy: 'm_1', owed: null } });
  });

  test('is accepted when the connection comes later, and once only', () => {
    const said = row({ who: ['linkedin:ada'], connected: { network: 'linkedin', since: NOW - DAY } });
    given(ada)
      .and(interactionObserved, heard('we-invited', 5))
      .and(personObserved, said)
      .when(interactionObserved, heard('we-invited', 5))
      .thenNothing()
      .shows('talk', 'c_9', { entries: [{ what: 'touch' }, { sign: 'accepted' }] });
  });

  test('of theirs is a sign, and no exchange', () => {
    given(ada, connected(5))
      .when(interactionObserved, heard('they-invited', 5))
      .then({ type: 'interaction.responded', data: { sign: 'invited' } })
      .shows('card', 'c_9', { facts: { lastExchangeAt: null, owed: null } });
  });
});

describe('whom it is about', () => {
  test('somebody unknown becomes a contact of the member, with the message', () => {
    given()
      .when(interactionObserved, heard('they-wrote', 1))
      .then(
        { type: 'contact.added', data: { basis: 'own-relation', member: 'm_1' } },
        { type: 'interaction.responded', subject: 'c_1', data: { toMember: 'm_1' } },
      );
  });

  test('nobody, if only contacts count or nothing identifies them', () => {
    given()
      .when(interactionObserved, heard('met', 1, { onlyKnown: true }))
      .thenNothing();
    given(ada)
      .when(interactionObserved, heard('they-wrote', 1, { identities: [] }))
      .refuses('nobody-named');
  });

  test('whoever objected is left alone, and whoever was let go before is not revived by what is older', () => {
    given(ada, privacyObjected.make({ subject: 'c_9', data: { ground: 'wish' }, personal: { note: null } }))
      .when(interactionObserved, heard('they-wrote', 1))
      .refuses('suppressed');
    const released = contactReleased.make({ subject: 'c_9', data: { reason: 'person', lapsesAt: NOW + 365 * DAY } });
    given(ada, released)
      .and(interactionObserved, heard('they-wrote', 10))
      .when(interactionObserved, heard('they-wrote', 0))
      .then({ type: 'interaction.responded' }, { type: 'contact.revived', data: { reason: 'sign' } });
  });

  test('a meeting is noted once, and can be taken back', () => {
    const scene = given(ada).and(interactionObserved, heard('met', 4, { title: 'Lunch', channel: 'in-person' }));
    scene.when(interactionObserved, heard('met', 4, { title: 'Lunch', channel: 'in-person' })).thenNothing();
    scene
      .when(rowReverted, { import: 'i_1', contact: 'c_9', seqs: [5] })
      .then({ type: 'contact.reverted', data: { of: [5] } })
      .shows('card', 'c_9', { noted: [], facts: { met: null, occasions: [] } });
  });
});

describe('taking back', () => {
  test('a row takes its message back, and what it made of another one', () => {
    given(ada)
      .and(interactionObserved, heard('we-wrote', 10, { import: 'i_2' }))
      .and(interactionObserved, heard('they-wrote', 12))
      .when(rowReverted, { import: 'i_1', contact: 'c_9', seqs: [6, 7, 8] })
      .then(
        { type: 'interaction.retracted', data: { of: 6, what: 'response' } },
        { type: 'interaction.retracted', data: { of: 8, what: 'answer' } },
        { type: 'interaction.touched', data: { first: 5, import: 'i_2' } },
      );
  });

  test('whom a message brought goes with it, unless another file knows of messages too', () => {
    const seqs = [4, 5];
    given()
      .and(interactionObserved, heard('they-wrote', 1))
      .when(rowReverted, { import: 'i_1', contact: 'c_1', seqs })
      .then({ type: 'interaction.retracted' }, { type: 'contact.reverted', data: { gone: true } })
      .shows('talk', 'c_1', null);
    given()
      .and(interactionObserved, heard('they-wrote', 1))
      .and(interactionObserved, heard('they-wrote', 2, { import: 'i_2' }))
      .when(rowReverted, { import: 'i_1', contact: 'c_1', seqs })
      .thenNothing();
  });
});
