import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ApiClient, type Answer } from './testing/api-client.js';
import { startTestServer, type TestServer } from './testing/test-server.js';

const home = { zone: 'Europe/Berlin', country: 'DE', language: 'en' };

let kith: TestServer;
beforeEach(async () => {
  kith = await startTestServer();
  await kith.owner.post('/v1/pools', { name: 'Kith', home, owner: { name: 'Ada' } });
});
afterEach(() => kith.stop());

const issue = (more: object = {}): Promise<Answer> =>
  kith.owner.post('/v1/keys', { scopes: ['read'], ...more }, { 'idempotency-key': 'one-key' });
const statusOf = async (key: string): Promise<number> =>
  (await new ApiClient(kith.server.address, { key }).get('/v1/contacts')).status;
const inMay = (): string => new Date(Date.now() + 30 * 86_400_000).toISOString();

test.each(['that lives a year', 'that ends earlier'])(
  'a key %s, asked for twice under one Idempotency-Key, is one key whose secret is shown once',
  async (which) => {
    const more = which === 'that ends earlier' ? { expiresAt: inMay() } : {};
    const [first, again] = [await issue(more), await issue(more)];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual({
      ...first.body,
      key: null,
      code: 'secret-shown',
      detail:
        'The secret of this key was shown once, when it was made: if it was lost, revoke the key and make another one.',
    });
    expect(await statusOf(first.body.key)).toBe(200);
    expect((await kith.owner.get('/v1/keys')).body.items).toHaveLength(1);
  },
);

test('a key that was revoked does not come back when it is asked for again', async () => {
  const first = await issue();
  await kith.owner.call('DELETE', `/v1/keys/${first.body.id}`);
  expect(await issue()).toMatchObject({ status: 201, body: { id: first.body.id, key: null } });
  expect(await statusOf(first.body.key)).toBe(401);
});
