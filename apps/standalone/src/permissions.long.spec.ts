import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { role, type Role } from '#libs/events/words.js';
import { checkRoutes, type ServiceName } from '#libs/http/boot-check.js';
import { permissions, roleScopes, type Permission } from '#libs/http/permissions.js';
import { ApiClient } from './testing/api-client.js';
import { startTestServer, type TestServer } from './testing/test-server.js';

const everything: ServiceName[] = ['contacts', 'ingest', 'reminders'];
/** Streams stay open and are tried elsewhere. */
const STREAMS = new Set(['GET /v1/events']);

describe('who may do what: every route with every role', () => {
  let kith: TestServer;
  const keys = new Map<Role, ApiClient>();

  beforeAll(async () => {
    kith = await startTestServer({ bootstrapKey: 'a-secret-of-thirty-two-characters-or-more' });
    const boot = new ApiClient(kith.server.address, { key: 'a-secret-of-thirty-two-characters-or-more' });
    for (const one of role.options) {
      const member = (await boot.post('/v1/members', { name: `The ${one}`, role: one })).body.id as string;
      const scopes = [...new Set(Object.values(roleScopes).flat())];
      const key = (await boot.post('/v1/keys', { member, scopes })).body.key as string;
      keys.set(one, new ApiClient(kith.server.address, { key }));
    }
  });
  afterAll(() => kith.stop());

  test('the bootstrap key writes notes for its owner; a key of somebody who left opens nothing', async () => {
    const boot = new ApiClient(kith.server.address, { key: 'a-secret-of-thirty-two-characters-or-more' });
    const contact = (await boot.post('/v1/contacts', { name: { given: '', family: '', full: 'Bo' } })).body
      .id as string;
    expect((await boot.post(`/v1/contacts/${contact}/notes`, { text: 'Met today' })).status).toBe(201);
    const member = (await boot.post('/v1/members', { name: 'Leaving', role: 'recruiter' })).body.id as string;
    const left = (await boot.post('/v1/keys', { member, scopes: ['read'] })).body.key as string;
    await boot.call('DELETE', `/v1/members/${member}`);
    const { status, body } = await new ApiClient(kith.server.address, { key: left }).get('/v1/contacts');
    expect([status, body.code]).toEqual([403, 'not-a-member']);
  });

  const routes = Object.entries(permissions).filter(([route]) => !STREAMS.has(route));

  test.each(role.options)('%s', async (one) => {
    const client = keys.get(one) ?? kith.stranger;
    const open = ['probe', 'public', 'hook', 'session'];
    const may = (needed: Permission) =>
      [needed].flat().some((word) => open.includes(word) || roleScopes[one].some((scope) => scope === word));
    for (const [route, needed] of routes) {
      const [method = '', template = ''] = route.split(' ');
      const path = template.replaceAll(/:\w+/g, '1');
      const { status, body } = await client.call(method, path);
      if (may(needed)) expect([route, status]).not.toEqual([route, 401]);
      else expect([route, status, body.code]).toEqual([route, 403, 'not-allowed']);
    }
  });

  test('who minds privacy also records what they are there for: objections and restrictions', async () => {
    const contact = (await kith.owner.post('/v1/contacts', { name: { given: '', family: '', full: 'Quiet' } })).body.id;
    const officer = keys.get('privacy');
    for (const deed of ['objection', 'restriction']) {
      expect((await officer?.post(`/v1/contacts/${contact}/${deed}`, { note: null }))?.status).toBe(200);
    }
    const viewer = await keys.get('viewer')?.post(`/v1/contacts/${contact}/objection`, { note: null });
    expect(viewer?.body.detail).toContain('does not include "write" or "privacy"');
  });

  test('a stranger is let in nowhere but where everybody is', async () => {
    for (const [route, needed] of routes) {
      if (needed === 'probe' || needed === 'public' || needed === 'hook') continue;
      const [method = '', template = ''] = route.split(' ');
      const { status } = await kith.stranger.call(method, template.replaceAll(/:\w+/g, '1'));
      expect([route, status]).toEqual([route, 401]);
    }
  });

  test('a key never makes a link to sign in as the owner', async () => {
    expect((await keys.get('owner')?.post('/v1/me/link'))?.status).toBe(403);
  });

  test('a handler without a permission stops the boot, and so does a permission without a handler', () => {
    const served = Object.keys(permissions);
    expect(() => {
      checkRoutes([...served, 'GET /v1/forgotten'], everything);
    }).toThrow(/GET \/v1\/forgotten/);
    expect(() => {
      checkRoutes(served.slice(1), everything);
    }).toThrow(/no route/);
    expect(() => {
      checkRoutes(served, everything);
    }).not.toThrow();
    const ofIngest = served.filter((route) => /(imports|sources|hooks|healthz|readyz|metrics)/.test(route));
    expect(() => {
      checkRoutes(ofIngest, ['ingest']);
    }).not.toThrow();
    expect(() => {
      checkRoutes(ofIngest, everything);
    }).toThrow(/no route/);
  });
});
