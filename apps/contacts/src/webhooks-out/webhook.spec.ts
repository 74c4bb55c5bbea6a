import { describe, test } from '@jest/globals';
import {
  webhookAdd,
  webhookAsk,
  webhookChange,
  webhookRemove,
  webhookResume,
  webhookStop,
} from '#libs/events/webhook.inputs.js';
import { givenDecider } from '#libs/testing/given.js';
import { poolOfBerlin } from '#libs/testing/pool-events.js';
import { deciders, projections } from '../registry.js';

const said = { webhook: 'w_1', name: 'Our CRM', address: 'https://crm.example/kith', types: ['contact.added'] };
const add = { ...said, member: 'm_1' };
const given = () => givenDecider(deciders, projections, ...poolOfBerlin());
const added = () => given().and(webhookAdd, add);
const one = { webhook: 'w_1' };

describe('a system that is told', () => {
  test('is added once, its name and address sealed with its own key', () => {
    given()
      .when(webhookAdd, add)
      .then({
        type: 'pool.webhook-added',
        subject: 'webhook/w_1',
        data: { webhook: 'w_1', member: 'm_1', types: ['contact.added'] },
        personal: { name: 'Our CRM', address: 'https://crm.example/kith' },
      });
    added().when(webhookAdd, add).thenNothing();
  });

  test('is told of events that there are, at an address of the web, by a pool that tells few', () => {
    given()
      .when(webhookAdd, { ...add, types: ['contact.added', 'contact.vanished'] })
      .refuses('event-type-unknown', { type: 'contact.vanished' });
    for (const address of ['ftp://crm.example', 'crm.example', 'https://me:secret@crm.example/']) {
      given()
        .when(webhookAdd, { ...add, address })
        .refuses('webhook-address-invalid');
    }
    given()
      .when(webhookAdd, { ...add, member: 'm_7' })
      .refuses('member-unknown');
    const full = given();
    for (let n = 1; n <= 20; n += 1) full.and(webhookAdd, { ...add, webhook: `w_${n}` });
    full.when(webhookAdd, { ...add, webhook: 'w_21' }).refuses('too-many-webhooks', { most: 20 });
  });

  test('is told of something else, elsewhere, if that is something else', () => {
    added().when(webhookChange, said).thenNothing();
    added()
      .when(webhookChange, { ...said, types: ['privacy.erased'], address: 'https://crm.example/new' })
      .then({ type: 'pool.webhook-changed', data: { types: ['privacy.erased'] } })
      .shows('webhook', 'self', { hooks: [{ address: 'https://crm.example/new' }] });
    given().when(webhookChange, said).refuses('webhook-unknown');
  });

  test('is told nothing once it is stopped, and of what comes after it was resumed', () => {
    const stop = { ...one, reason: 'failing' as const };
    added().when(webhookStop, stop).then({ type: 'pool.webhook-stopped', data: stop });
    added().and(webhookStop, stop).when(webhookStop, stop).thenNothing();
    added()
      .and(webhookStop, stop)
      .when(webhookAsk, { ...one, of: null })
      .refuses('webhook-stopped');
    added().when(webhookResume, one).thenNothing();
    added().and(webhookStop, stop).when(webhookResume, one).then({ type: 'pool.webhook-resumed' });
  });

  test('is tried when somebody asks for it, and forgotten when it is removed', () => {
    added()
      .when(webhookAsk, { ...one, of: null })
      .then({ type: 'pool.webhook-asked', data: { webhook: 'w_1', of: null } });
    added().when(webhookRemove, one).then({ type: 'pool.webhook-removed' });
    added().and(webhookRemove, one).when(webhookRemove, one).thenNothing();
    added()
      .and(webhookRemove, one)
      .when(webhookAsk, { ...one, of: null })
      .refuses('webhook-unknown');
  });
});
