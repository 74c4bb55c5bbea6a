import { describe, test } from '@jest/globals';
import { contactAdd } from '#libs/events/contact.inputs.js';
import { suggestionAccept, suggestionAsk } from '#libs/events/outreach.inputs.js';
import { employerClose, employerOpen } from '#libs/events/pool.inputs.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { givenDecider } from '#libs/testing/given.js';
import { contact, DAY, offered, poolOfBerlin } from '#libs/testing/pool-events.js';
import { NOW } from '#libs/testing/test-pool.js';
import { deciders, projections } from '../registry.js';

const given = (...events: NewEvent[]) => givenDecider(deciders, projections, ...poolOfBerlin(), ...events);
const ada = contact('c_1', { employer: 'Acme', basis: 'own-relation' });
const acme = { name: 'ACME', why: 'client' as const, note: 'ends in spring', until: null };
const asking = {
  contact: 'c_1',
  member: 'm_1',
  reason: { kind: 'question' as const, text: 'Coffee?' },
  channel: 'linkedin' as const,
};
const against = (until: number | null) => ({
  verdicts: [{ rule: 'employer', because: { code: 'off-limits' }, until }],
});

describe('an employer that is off-limits', () => {
  test('is known by its name, however it is written, and says until when and why', () => {
    given(ada)
      .when(employerClose, acme)
      .then({
        type: 'pool.employer-closed',
        subject: 'employer/e_9',
        data: { employer: 'e_9', why: 'client', until: null, policyVersion: 2 },
        personal: { name: 'ACME', note: 'ends in spring' },
      })
      .shows('pool', 'self', { policyVersion: 2 })
      .shows('employer', 'e_9', { closed: { why: 'client', until: null }, name: 'ACME' });
  });

  test('bars everybody there, whom we have written to before too, until the day that was said', () => {
    given(ada).and(employerClose, acme).when(suggestionAsk, asking).refuses('rules', against(null));
    const until = NOW + 30 * DAY;
    given(ada)
      .and(employerClose, { ...acme, until })
      .when(suggestionAsk, asking)
      .refuses('rules', against(until));
  });

  test('withdraws what is offered of its people, and nothing of others', () => {
    const elsewhere = contact('c_2', { name: 'Bob Carr', employer: 'Bolt', employerId: 'e_8' });
    const offer = (id: string, suggestion: string, employer: string) => {
      const one = offered(id, suggestion, [3]);
      return { ...one, data: { ...one.data, employer } };
    };
    given(ada, elsewhere, offer('c_1', 's_9', 'e_9'), offer('c_2', 's_8', 'e_8'))
      .when(employerClose, acme)
      .then(
        { type: 'pool.employer-closed' },
        { type: 'outreach.withdrawn', subject: 'c_1', data: { suggestion: 's_9', reason: 'off-limits' } },
      );
  });

  test('bars who came to work there since they were offered', () => {
    given(ada, offered('c_1', 's_9', [3]))
      .and(employerClose, acme)
      .when(suggestionAccept, { suggestion: 's_9', contact: 'c_1', member: 'm_1', channel: null })
      .refuses('rules');
  });

  test('may be somebody’s of whom nobody is known yet, and bars them when they come', () => {
    const closed = given().and(employerClose, acme);
    const { employer } = closed.pool.read('employer-name', '#employer:acme') as { employer: string };
    const bob = { given: 'Bob', family: 'Carr', full: 'Bob Carr' };
    const said = { headline: null, position: null, location: null, zone: null, country: null, language: null };
    const named = { name: bob, identities: [], employer: 'Acme', basis: 'told' as const, member: 'm_1' };
    closed.when(contactAdd, { ...said, ...named }).then({ type: 'contact.added', data: { employer } });
  });

  test('said again changes nothing, said otherwise takes its place', () => {
    given(ada).and(employerClose, acme).when(employerClose, acme).thenNothing();
    given(ada)
      .and(employerClose, acme)
      .when(employerClose, { ...acme, why: 'agreement' })
      .then({ type: 'pool.employer-closed', data: { why: 'agreement', policyVersion: 3 } });
  });

  test('is open again once somebody says so', () => {
    given(ada)
      .and(employerClose, acme)
      .when(employerOpen, { employer: 'e_9' })
      .then({ type: 'pool.employer-opened', data: { employer: 'e_9', policyVersion: 3 } })
      .shows('employer', 'e_9', null);
    given(ada).when(employerOpen, { employer: 'e_9' }).refuses('employer-not-closed');
  });

  test('needs a name and a day to come', () => {
    given()
      .when(employerClose, { ...acme, until: NOW })
      .refuses('date-past');
    given()
      .when(employerClose, { ...acme, name: '…' })
      .refuses('employer-nameless');
  });
});
