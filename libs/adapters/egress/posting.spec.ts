import type { RequestListener } from 'node:http';
import type { LookupFunction } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import { createEgress, type EgressOptions } from './create-egress.js';
import { startLocalServer, type LocalServer } from './testing/local-server.js';

const servers: LocalServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

async function serve(answer: RequestListener): Promise<LocalServer> {
  const server = await startLocalServer(answer);
  servers.push(server);
  return server;
}

const clock = new VirtualClock(Date.UTC(2026, 5, 1));
/** By default the servers of the test are places that an operator listed. */
const way = (options: Partial<EgressOptions> = {}) =>
  createEgress({
    ...{ clock, userAgent: 'Kith/test', allow: servers.map(({ place }) => place) },
    ...options,
    limits: { paceMs: 0, ...options.limits },
  });
const json = { text: 'Grüße' };

describe('what is told to a chat', () => {
  test('is one POST of JSON, whose answer nobody reads', async () => {
    const bodies: string[] = [];
    const server = await serve((request, response) => {
      request.setEncoding('utf8').on('data', (part: string) => bodies.push(part));
      request.on('end', () => response.setHeader('content-type', 'text/html').end('ok'));
    });
    expect(await way().post({ url: server.url('/hooks/abc'), json })).toEqual({ status: 200, rest: 0 });
    expect(bodies.join('')).toBe('{"text":"Grüße"}');
    expect(server.asked).toMatchObject([
      { path: '/hooks/abc', headers: { 'content-type': 'application/json', 'user-agent': 'Kith/test' } },
    ]);
  });

  test.each([
    'https://127.0.0.1/hooks/a',
    'https://localhost/hooks/a',
    'https://[::1]/hooks/a',
    'https://[::ffff:127.0.0.1]/hooks/a',
    'https://[64:ff9b::7f00:1]/hooks/a',
    'https://2130706433/hooks/a',
    'https://0x7f.1/hooks/a',
    'https://169.254.169.254/hooks/a',
    'https://100.64.0.1/hooks/a',
    'https://192.168.0.1/hooks/a',
  ])('never goes to %s', async (url) => {
    await expect(way().post({ url, json })).rejects.toMatchObject({ code: 'address-refused', retriable: false });
  });

  test('never goes where a name leads inside, however often it is asked', async () => {
    const answers = ['93.184.216.34', '127.0.0.1'];
    const rebinding: LookupFunction = (_name, options, done) => {
      const address = answers.length > 1 ? String(answers.shift()) : '127.0.0.1';
      if (options.all === true) done(null, [{ address: '127.0.0.1', family: 4 }]);
      else done(null, address, 4);
    };
    const post = way({ lookup: rebinding }).post({ url: 'https://chat.example/hooks/a', json });
    await expect(post).rejects.toMatchObject({ code: 'address-refused' });
  });

  test.each([
    ['http://chat.example/hooks/a', 'scheme-refused'],
    ['https://chat.example:8443/hooks/a', 'port-refused'],
    ['https://user:password@chat.example/hooks/a', 'address-invalid'],
    ['ftp://chat.example/hooks/a', 'address-invalid'],
  ])('never goes to %s', async (url, code) => {
    await expect(way().post({ url, json })).rejects.toMatchObject({ code });
  });

  test('is not carried on to where a redirect leads', async () => {
    const other = await serve((_request, response) => response.end());
    const first = await serve((_request, response) => response.writeHead(307, { location: other.url() }).end());
    expect(await way().post({ url: first.url(), json })).toMatchObject({ status: 307 });
    expect(other.asked).toEqual([]);
  });

  test('waits for as long as the chat wants to be left alone', async () => {
    const server = await serve((_request, response) => response.writeHead(429, { 'retry-after': '90' }).end());
    const egress = way();
    const post = () => egress.post({ url: server.url(), json });
    expect(await post()).toEqual({ status: 429, rest: 90_000 });
    expect(await post()).toEqual({ status: 429, rest: 90_000 });
    expect(server.asked).toHaveLength(1);
  });

  test('does not wait for as long as another chat of the same server wants to be left alone', async () => {
    const busy = '/hooks/a';
    const server = await serve(({ url }, response) => {
      response.writeHead(url === busy ? 429 : 204, { 'retry-after': '604800' }).end();
    });
    const egress = way();
    const post = (path: string) => egress.post({ url: server.url(path), json });
    expect(await post(busy)).toEqual({ status: 429, rest: 604_800_000 });
    expect(await post('/hooks/b')).toEqual({ status: 204, rest: 0 });
    expect(await post(`${busy}?to=c`)).toEqual({ status: 204, rest: 0 });
    expect((await post(busy)).status).toBe(429);
    expect(server.asked.map(({ path }) => path)).toEqual([busy, '/hooks/b', `${busy}?to=c`]);
  });

  test('may have arrived where nobody answers, and has not where nobody is', async () => {
    const silent = await serve(() => undefined);
    const cut = await serve((request) => request.on('end', () => request.socket.destroy()).resume());
    const post = (server: LocalServer) => way({ limits: { idleMs: 50 } }).post({ url: server.url(), json });
    await expect(post(silent)).rejects.toMatchObject({ code: 'unanswered', retriable: true });
    await expect(post(cut)).rejects.toMatchObject({ code: 'unanswered', retriable: true });
    await cut.stop();
    await expect(post(cut)).rejects.toMatchObject({ code: 'unreachable', retriable: true });
  });
});
