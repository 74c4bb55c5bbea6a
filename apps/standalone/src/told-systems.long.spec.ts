import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { startLocalServer, type LocalServer } from '#libs/adapters/egress/testing/local-server.js';
import { until } from './testing/api-client.js';
import { startTestServer, type TestServer } from './testing/test-server.js';

interface Taken {
  body: string;
  headers: Record<string, string>;
}

let kith: TestServer;
let crm: LocalServer;
let taken: Taken[];
let hook: string;
let secret: string;

beforeAll(async () => {
  taken = [];
  crm = await startLocalServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      taken.push({ body, headers: request.headers as Record<string, string> });
      response.writeHead(204).end();
    });
  });
  kith = await startTestServer({ egressAllow: [crm.place] });
  const home = { zone: 'Europe/Berlin', country: 'DE', language: 'en' };
  await kith.owner.post('/v1/pools', { name: 'Told', home });
});
afterAll(async () => {
  await kith.stop();
  await crm.stop();
});

const deliveries = (id = hook) => kith.owner.get(`/v1/webhooks/${id}/deliveries`);
const meets = (given: string) =>
  kith.owner.post('/v1/contacts', {
    name: { given, family: 'Example', full: `${given} Example` },
    identities: [`${given.toLowerCase()}@example.org`],
    basis: 'own-relation',
  });
const settled = (id = hook, count = 1) =>
  until(
    () => deliveries(id),
    ({ body }) => {
      const items = body.items as { state: string }[];
      return items.length >= count && items.every(({ state }) => state === 'delivered');
    },
  );

describe('another system, over the API', () => {
  test('is added with a secret that is shown once', async () => {
    const body = { name: 'CRM', address: crm.url('/kith'), types: ['contact.added', 'privacy.erased'] };
    const added = await kith.owner.post('/v1/webhooks', body, { 'idempotency-key': 'crm' });
    expect(added).toMatchObject({ status: 201, body: { name: 'CRM', stopped: null, failingSince: null } });
    ({ id: hook, secret } = added.body);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const again = await kith.owner.post('/v1/webhooks', body, { 'idempotency-key': 'crm' });
    expect(again.body).toMatchObject({ id: hook, secret: null, code: 'secret-shown' });
    expect(JSON.stringify((await kith.owner.get('/v1/webhooks')).body)).not.toContain('whsec');
    const listed = await kith.owner.get('/v1/webhooks/types');
    expect(listed.body.items).toEqual(expect.arrayContaining(['contact.added', 'privacy.erased']));
  });

  test('is tried, and told of what happens, so that its library believes it', async () => {
    expect(await kith.owner.post(`/v1/webhooks/${hook}/test`)).toMatchObject({ status: 202, body: { asked: true } });
    const added = await meets('Ada');
    expect(added.status).toBe(201);
    await settled(hook, 2);
    expect(taken.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual([
      'webhook.test',
      'contact.added',
    ]);
    for (const { body, headers } of taken) expect(new Webhook(secret).verify(body, headers)).toBeTruthy();
    expect(taken[1]?.body).toContain(added.body.id);
    expect(taken[1]?.body).not.toMatch(/Ada|example\.org/);
  });

  test('is told once more when somebody asks for it, signed with the new secret and the one before', async () => {
    const newest = (await kith.owner.post(`/v1/webhooks/${hook}/secret`)).body.secret as string;
    const [last] = (await deliveries()).body.items;
    expect(last).toMatchObject({ type: 'contact.added', state: 'delivered', tries: 1, last: { status: 204 } });
    const before = taken.length;
    expect((await kith.owner.post(`/v1/webhooks/${hook}/deliveries/${last.id}/resend`)).status).toBe(202);
    await until(
      async () => taken.length,
      (length) => length > before,
    );
    const { body, headers } = taken.at(-1) as Taken;
    expect(headers['webhook-id']).toBe(last.webhookId);
    for (const one of [secret, newest]) expect(new Webhook(one).verify(body, headers)).toBeTruthy();
    expect((await kith.owner.post(`/v1/webhooks/${hook}/deliveries/1-999/resend`)).body.code).toBe('delivery-unknown');
  });

  test('in a private network is never called, and its deliveries say so', async () => {
    const inside = { name: 'Inside', address: 'https://127.0.0.1/kith', types: ['contact.added'] };
    const { id } = (await kith.owner.post('/v1/webhooks', inside)).body as { id: string };
    await kith.owner.post(`/v1/webhooks/${id}/test`);
    const tried = await until(
      () => deliveries(id),
      ({ body }) => body.items[0]?.last !== null && body.items[0]?.last !== undefined,
    );
    expect(tried.body.items[0]).toMatchObject({ state: 'waiting', last: { status: null, code: 'address-refused' } });
    expect((await kith.owner.get(`/v1/webhooks/${id}`)).body.failingSince).not.toBeNull();
    expect((await kith.owner.call('DELETE', `/v1/webhooks/${id}`)).body).toEqual({ id, removed: true });
    expect((await kith.owner.get(`/v1/webhooks/${id}`)).body.code).toBe('webhook-unknown');
  });

  test('is refused where it cannot be, with a sentence', async () => {
    const body = { name: 'CRM', address: 'https://crm.example/kith', types: ['contact.vanished'] };
    expect((await kith.owner.post('/v1/webhooks', body)).body).toMatchObject({ code: 'event-type-unknown' });
    const changed = await kith.owner.call('PATCH', `/v1/webhooks/${hook}`, { address: 'mailto:ada@ada.example' });
    expect(changed).toMatchObject({ status: 422, body: { code: 'webhook-address-invalid' } });
  });

  test('is told nothing while it is stopped, and of what comes once it is resumed', async () => {
    expect((await kith.owner.post(`/v1/webhooks/${hook}/stop`)).body.stopped).toMatchObject({ reason: 'member' });
    expect((await kith.owner.post(`/v1/webhooks/${hook}/test`)).body.code).toBe('webhook-stopped');
    const before = taken.length;
    await meets('Bo');
    expect((await kith.owner.post(`/v1/webhooks/${hook}/resume`)).body.stopped).toBeNull();
    await meets('Cy');
    await until(
      async () => taken.length,
      (length) => length > before,
    );
    await settled(hook, 3);
    expect(taken).toHaveLength(before + 1);
  });
});
