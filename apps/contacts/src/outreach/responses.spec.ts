import { describe, test } from '@jest/globals';
import { contactReleased } from '#libs/events/letting-go.events.js';
import { responseRecord } from '#libs/events/outreach.inputs.js';
import { privacyObjected } from '#libs/events/privacy.events.js';
import { givenDecider } from '#libs/testing/given.js';
import { contact, DAY, offered, poolOfBerlin } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import { deciders, projections } from '../registry.js';
import { accepted, givenAda } from './testing/given-ada.js';

const theirs = { contact: 'c_1', channel: 'email', at: null, toMember: 'm_1', wish: null, until: null } as const;

describe('a response', () => {
  test('withdraws what was queued', () => {
    givenAda(offered('c_1', 's_1'), accepted('s_1'))
      .when(responseRecord, theirs)
      .then(
        { type: 'interaction.responded', data: { wish: null, owedUntil: NOW + 30 * DAY } },
        { type: 'outreach.withdrawn', data: { reason: 'responded' } },
      );
  });

  test('of "no" objects in the same decision and is remembered by token', () => {
    givenAda(offered('c_1', 's_1'))
      .when(responseRecord, { ...theirs, wish: 'no' })
      .then(
        { type: 'interaction.responded', data: { wish: 'no' } },
        { type: 'outreach.withdrawn' },
        { type: 'privacy.objected', subject: 'c_1', data: { ground: 'response' } },
        { type: 'privacy.suppressed', subject: null, data: { ground: 'wish', tokens: ['#email:c_1@example.org'] } },
      );
  });

  test('of "no" from somebody without identities is remembered by name and employer', () => {
    givenDecider(deciders, projections, ...poolOfBerlin(), contact('c_1', { who: [], employer: 'Acme' }))
      .when(responseRecord, { ...theirs, wish: 'no' })
      .then(
        { type: 'interaction.responded' },
        { type: 'privacy.objected' },
        { type: 'privacy.suppressed', data: { ground: 'wish', tokens: ['#hint:ada lovelace|acme'] } },
      );
  });

  test('of "no" after an objection only says so again', () => {
    givenAda(privacyObjected.make({ subject: 'c_1', data: { ground: 'wish' }, personal: { note: null } }))
      .when(responseRecord, { ...theirs, wish: 'no' })
      .then({ type: 'interaction.responded' });
  });

  test('of "not now" closes until the date they gave, or for a year', () => {
    const until = NOW + 90 * DAY;
    givenAda()
      .when(responseRecord, { ...theirs, wish: 'not-now', until })
      .then({ type: 'interaction.responded', data: { until, dateGiven: true } });
    givenAda()
      .when(responseRecord, { ...theirs, wish: 'not-now' })
      .then({ type: 'interaction.responded', data: { until: NOW + 365 * DAY, dateGiven: false } });
  });

  test('of "not now" until yesterday is refused', () => {
    givenAda()
      .when(responseRecord, { ...theirs, wish: 'not-now', until: NOW - DAY })
      .refuses('until-before-response');
  });

  const released = contactReleased.make({ subject: 'c_1', data: { reason: 'person', lapsesAt: NOW + 365 * DAY } });

  test('revives whom we had let go', () => {
    givenAda(released)
      .when(responseRecord, theirs)
      .then({ type: 'interaction.responded' }, { type: 'contact.revived', data: { reason: 'sign' } });
  });

  test('does not revive whom we have let go since', () => {
    givenAda(released)
      .when(responseRecord, { ...theirs, at: NOW - DAY })
      .then({ type: 'interaction.responded' });
  });
});
