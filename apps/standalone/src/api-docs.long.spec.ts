import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { permissions } from '#libs/http/permissions.js';
import { problemCodes } from '#libs/http/problem-codes.js';
import { startTestServer, type TestServer } from './testing/test-server.js';

/** Verbs and paths, as both lists have them. */
interface Description {
  openapi: string;
  paths: Record<string, Record<string, object>>;
}

let kith: TestServer;
beforeAll(async () => {
  kith = await startTestServer();
});
afterAll(() => kith.stop());

describe('what a stranger may read of the API', () => {
  test('its description has every route that there is', async () => {
    const { status, body } = await kith.stranger.get('/openapi.json');
    const { openapi, paths } = body as Description;
    expect([status, openapi]).toEqual([200, '3.1.0']);
    const described = Object.entries(paths).flatMap(([path, verbs]) =>
      Object.keys(verbs).map((verb) => `${verb.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(Object.keys(permissions).filter((route) => !described.includes(route))).toEqual([]);
  });

  test.each(['/docs', '/docs/docs.js', '/docs/docs.css', '/docs/ui/swagger-ui.css', '/docs/ui/swagger-ui-bundle.js'])(
    '%s is served from here, and may run no script from elsewhere',
    async (route) => {
      const { status, headers, body } = await kith.stranger.get(route);
      expect(status).toBe(200);
      expect(headers.get('content-security-policy')).toMatch(/script-src 'self'(;|$)/);
      expect(String(body).length).toBeGreaterThan(50);
    },
  );

  test('the page loads only what is served here', async () => {
    const page = String((await kith.stranger.get('/docs')).body);
    const loaded = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
    expect(loaded.length).toBeGreaterThan(2);
    for (const address of loaded) expect((await kith.stranger.get(address)).status).toBe(200);
  });

  test('of Swagger UI only what the page needs', async () => {
    expect((await kith.stranger.get('/docs/ui/package.json')).status).toBe(404);
  });

  test('every problem stands at the address that it names', async () => {
    const problem = (await kith.stranger.get('/v1/contacts')).body;
    expect(problem).toMatchObject({ status: 401, type: '/docs/problems#not-signed-in' });
    const page = String((await kith.stranger.get('/docs/problems')).body);
    expect(problemCodes.filter(({ code }) => !page.includes(`id="${code}"`))).toEqual([]);
  });
});

describe('how many requests a minute there may be', () => {
  test('stands in every answer', async () => {
    const { headers } = await kith.owner.get('/v1/me');
    expect(headers.get('ratelimit-limit')).toBe('6000');
    expect(Number(headers.get('ratelimit-remaining'))).toBeLessThan(6000);
    expect(Number(headers.get('ratelimit-reset'))).toBeGreaterThan(0);
  });

  test.each(['/healthz', '/readyz', '/metrics'])('%s: whoever watches asks as often as they like', async (route) => {
    const { status, headers } = await kith.stranger.get(route);
    expect([status, headers.get('ratelimit-limit')]).toEqual([200, null]);
  });

  test('who guesses passwords is told to wait', async () => {
    const guess = (at: number) => kith.stranger.post('/v1/session', { password: `a guess of many: ${String(at)}` });
    let answer = await guess(0);
    for (let at = 1; answer.status !== 429 && at < 60; at += 1) answer = await guess(at);
    const { status, headers, body } = answer;
    expect([status, body.code, headers.get('ratelimit-remaining')]).toEqual([429, 'too-many-requests', '0']);
    expect(headers.get('retry-after')).toBe(headers.get('ratelimit-reset'));
  });
});
