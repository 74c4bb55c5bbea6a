import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Role } from '#libs/events/words.js';
import { SESSION_COOKIE } from '#libs/http/access.guard.js';
import type { Scope } from '#libs/http/permissions.js';
import { ApiClient } from './testing/api-client.js';
import { startTestServer, type TestServer } from './testing/test-server.js';

const SECRET = 'a-secret-of-thirty-two-characters-or-more';
const EVERYTHING: Scope[] = ['read', 'write', 'decide', 'import', 'admin', 'privacy'];

let kith: TestServer;
let boot: ApiClient;
beforeAll(async () => {
  kith = await startTestServer({ bootstrapKey: SECRET });
  boot = new ApiClient(kith.server.address, { key: SECRET });
});
afterAll(() => kith.stop());

const join = async (role: Role): Promise<string> =>
  (await boot.post('/v1/members', { name: role, role })).body.id as string;
const clientOf = async (member: string, scopes = EVERYTHING): Promise<ApiClient> =>
  new ApiClient(kith.server.address, { key: (await boot.post('/v1/keys', { member, scopes })).body.key });
const rolesOf = async (): Promise<Record<string, string>> => {
  const { items } = (await boot.get('/v1/members')).body;
  return Object.fromEntries(items.map(({ id, role }: { id: string; role: string }) => [id, role]));
};
const refused = { status: 403, body: { code: 'above-own' } };

describe('nobody gets more than somebody who has it gives', () => {
  test('an administrator makes no owner, not of themselves either, and removes none', async () => {
    const [admin, owner] = [await join('admin'), await join('owner')];
    const client = await clientOf(admin);
    const before = await rolesOf();
    for (const role of ['owner', 'privacy']) {
      expect(await client.call('PATCH', `/v1/members/${admin}`, { role })).toMatchObject(refused);
      expect(await client.post('/v1/members', { name: 'Another', role })).toMatchObject(refused);
    }
    expect(await client.call('PATCH', `/v1/members/${owner}`, { role: 'viewer' })).toMatchObject(refused);
    expect(await client.call('DELETE', `/v1/members/${owner}`)).toMatchObject(refused);
    expect(await rolesOf()).toEqual(before);
    expect((await client.post('/v1/members', { name: 'New', role: 'recruiter' })).status).toBe(201);
    expect((await client.call('PATCH', `/v1/members/${admin}`, { role: 'viewer' })).status).toBe(200);
  });

  test('a key is no way to the rights of somebody else', async () => {
    const [admin, owner] = [await join('admin'), await join('owner')];
    const client = await clientOf(admin);
    expect(await client.post('/v1/keys', { member: owner, scopes: ['read', 'privacy'] })).toMatchObject(refused);
    expect((await client.post('/v1/keys', { member: owner, scopes: ['read', 'admin'] })).status).toBe(201);
    const narrow = await clientOf(owner, ['admin']);
    expect(await narrow.post('/v1/keys', { scopes: ['admin', 'write'] })).toMatchObject(refused);
    expect(await narrow.call('PATCH', `/v1/members/${admin}`, { role: 'owner' })).toMatchObject(refused);
    const recruiter = await join('recruiter');
    expect(await client.post('/v1/keys', { member: recruiter, scopes: ['read', 'privacy'] })).toMatchObject(refused);
  });

  test('a key that only reads writes nothing, whoever it belongs to', async () => {
    const reader = await clientOf(await join('owner'), ['read']);
    const name = { given: '', family: '', full: 'Nobody' };
    expect(await reader.post('/v1/contacts', { name })).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    expect((await reader.get('/v1/contacts')).status).toBe(200);
  });

  test('two owners who remove each other at once leave one', async () => {
    const other = await startTestServer({ bootstrapKey: SECRET });
    try {
      const first = new ApiClient(other.server.address, { key: SECRET });
      const me = (await first.get('/v1/me')).body.member.id as string;
      const them = (await first.post('/v1/members', { name: 'Too', role: 'owner' })).body.id as string;
      const { key } = (await first.post('/v1/keys', { member: them, scopes: EVERYTHING })).body;
      const second = new ApiClient(other.server.address, { key });
      await Promise.all([first.call('DELETE', `/v1/members/${them}`), second.call('DELETE', `/v1/members/${me}`)]);
      const answers = await Promise.all([first.get('/v1/me'), second.get('/v1/me')]);
      expect(answers.filter(({ status, body }) => status === 200 && body.member !== null)).toHaveLength(1);
    } finally {
      await other.stop();
    }
  });
});

describe('a session', () => {
  const PASSWORD = 'a long enough password';
  const raw = (headers: Record<string, string>, route = '/v1/contacts', method = 'GET', json: object | null = null) =>
    fetch(kith.server.address + route, {
      method,
      headers: { ...(json === null ? {} : { 'content-type': 'application/json' }), ...headers },
      body: json === null ? null : JSON.stringify(json),
    });
  const signIn = async (cookie: Record<string, string> = {}): Promise<{ token: string; header: string }> => {
    const answer = await raw({ origin: kith.server.address, ...cookie }, '/v1/session', 'POST', { password: PASSWORD });
    const header = answer.headers.get('set-cookie') ?? '';
    return { token: /^kith_session=([^;]+)/.exec(header)?.[1] ?? '', header };
  };

  beforeAll(async () => {
    expect((await kith.owner.call('PUT', '/v1/me/password', { password: PASSWORD })).status).toBe(204);
  });

  test('is made anew at every login, never taken from the request, and no script reads it', async () => {
    const planted = 'x'.repeat(43);
    const first = await signIn({ cookie: `${SESSION_COOKIE}=${planted}` });
    const second = await signIn({ cookie: `${SESSION_COOKIE}=${first.token}` });
    expect(new Set([planted, first.token, second.token]).size).toBe(3);
    expect(first.header).toMatch(/HttpOnly/);
    expect(first.header).toMatch(/SameSite=Lax/);
    expect((await raw({ cookie: `${SESSION_COOKIE}=${planted}` })).status).toBe(401);
  });

  test('ends with signing out, for whoever still has it', async () => {
    const { token } = await signIn();
    const cookie = `${SESSION_COOKIE}=${token}`;
    expect((await raw({ cookie }, '/v1/me')).status).toBe(200);
    expect((await raw({ cookie, origin: kith.server.address }, '/v1/session', 'DELETE')).status).toBe(204);
    expect((await raw({ cookie }, '/v1/me')).status).toBe(401);
  });

  test.each(['', '=', '%', '%zz', 'a'.repeat(3000), '"; kith_session=x', '\u00e9'])(
    'that is nonsense is nobody’s: %j',
    async (token) => {
      expect((await raw({ cookie: `${SESSION_COOKIE}=${token}` }, '/v1/me')).status).toBe(401);
    },
  );

  test.each([
    ['none', {}],
    ['of another site', { origin: 'https://evil.example' }],
    ['of another port', { origin: 'http://127.0.0.1:1' }],
    ['that is hidden', { origin: 'null' }],
    ['that begins like ours', { origin: 'http://127.0.0.1.evil.example' }],
  ])('changes nothing for an Origin %s', async (_what, origin) => {
    const cookie = `${SESSION_COOKIE}=${(await signIn()).token}`;
    const name = { given: '', family: '', full: 'Forged' };
    const answer = await raw({ cookie, ...origin }, '/v1/contacts', 'POST', { name });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([403, 'foreign-origin']);
    expect((await boot.get('/v1/contacts?query=Forged')).body.items).toEqual([]);
  });
});
