/* eslint max-lines: [error, 400] -- the only way out, and each thing that must not pass */
import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import zlib from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import { systemClock } from '#libs/adapters/clock/system-clock.js';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import type { EgressAnswer, EgressRequest } from '#libs/ports/egress.js';
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

const types = ['text/plain'];

function get(
  url: string,
  more: Partial<EgressRequest> = {},
  options: Partial<EgressOptions> = {},
): Promise<EgressAnswer> {
  const allow = servers.map(({ place }) => place);
  const egress = createEgress({
    clock: systemClock,
    userAgent: 'Kith/test',
    allow,
    ...options,
    limits: { paceMs: 0, ...options.limits },
  });
  return egress.get({ url, types, ...more });
}

test('a question of WebDAV is asked with its body, also where a redirect leads', async () => {
  const server = await serve((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (request.url === '/') response.writeHead(301, { location: '/dav' }).end();
      else
        response
          .setHeader('content-type', 'text/plain')
          .end(`${request.method ?? ''} ${Buffer.concat(parts).toString()}`);
    });
  });
  const answer = await get(server.url('/'), { question: { method: 'PROPFIND', body: '<ö/>' } });
  expect([answer.body.toString(), answer.movedTo]).toEqual(['PROPFIND <ö/>', server.url('/dav')]);
});

describe('redirects', () => {
  const chain: RequestListener = (request, response) => {
    const [, status = '', left = ''] = /\/(\d+)\/(\d+)/.exec(request.url ?? '') ?? [];
    if (left === '0') response.setHeader('content-type', 'text/plain').end('here');
    else response.writeHead(Number(status), { location: `/${status}/${Number(left) - 1}` }).end();
  };

  test('are followed three times, and what is permanent is told', async () => {
    const server = await serve(chain);
    expect(await get(server.url('/301/3'))).toMatchObject({ status: 200, movedTo: server.url('/301/0') });
    expect(await get(server.url('/308/1'))).toMatchObject({ movedTo: server.url('/308/0') });
    expect(await get(server.url('/302/1'))).toMatchObject({ url: server.url('/302/0'), movedTo: null });
    expect(await get(server.url('/301/0'))).toMatchObject({ movedTo: null });
    await expect(get(server.url('/301/4'))).rejects.toMatchObject({ code: 'too-many-redirects' });
  });

  test.each([
    'http://127.0.0.1/',
    'http://[::1]/',
    'https://169.254.169.254/latest',
    'http://0x7f.1/',
    'https://localhost/',
  ])('to %s are looked at like any address', async (location) => {
    const server = await serve((_request, response) => response.writeHead(302, { location }).end());
    await expect(get(server.url(), { plain: true })).rejects.toMatchObject({ code: 'address-refused' });
  });

  test.each([
    ['file:///etc/passwd', 'address-invalid'],
    ['http://', 'address-invalid'],
    ['https://public.example:22/', 'port-refused'],
    ['http://public.example/', 'scheme-refused'],
  ])('to %s lead nowhere', async (location, code) => {
    const server = await serve((_request, response) => response.writeHead(301, { location }).end());
    await expect(get(server.url())).rejects.toMatchObject({ code });
  });

  test('to another host leave behind what lets us in', async () => {
    const other = await serve((_request, response) => response.setHeader('content-type', 'text/plain').end('there'));
    const first = await serve((_request, response) => response.writeHead(302, { location: other.url() }).end());
    const words = { authorization: 'Bearer x', cookie: 'a=b', 'x-luma-api-key': 'word', 'x-any-other': 'word' };
    await get(first.url(), { headers: { ...words, accept: 'text/plain' } });
    expect(first.asked[0]?.headers).toMatchObject(words);
    expect(other.asked[0]?.headers).toMatchObject({ accept: 'text/plain' });
    const shown = Object.keys(other.asked[0]?.headers ?? {}).filter((name) => name in words);
    expect(shown).toEqual([]);
  });
});

describe('an answer', () => {
  test('without content needs no type', async () => {
    const server = await serve((_request, response) => response.writeHead(204).end());
    expect(await get(server.url())).toMatchObject({ status: 204, body: Buffer.alloc(0) });
  });

  test.each([
    ['204 No Content', ''],
    ['200 OK', 'content-length: 0'],
  ])('of %s is nothing, however it is said to be packed', async (status, length) => {
    const server = await serve((request) =>
      request.socket.write(
        `HTTP/1.1 ${status}\r\n${[length, 'content-type: text/plain', 'content-encoding: gzip'].filter(Boolean).join('\r\n')}\r\n\r\n`,
      ),
    );
    expect(await get(server.url())).toMatchObject({ body: Buffer.alloc(0) });
  });

  test('of another protocol, for which nobody asked, is known by its status', async () => {
    const server = await serve((request) =>
      request.socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n'),
    );
    expect(await get(server.url())).toMatchObject({ status: 101 });
    expect(await get(server.url(), { question: { method: 'POST', body: '' } })).toMatchObject({ status: 101 });
  });

  test('is read with its headers, and says who asks', async () => {
    const server = await serve((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', etag: '"1"' }).end('hello'),
    );
    const answer = await get(server.url('/a'));
    expect(answer).toMatchObject({ status: 200, url: server.url('/a'), headers: { etag: '"1"' } });
    expect(answer.body.toString()).toBe('hello');
    expect(server.asked[0]?.headers['user-agent']).toBe('Kith/test');
  });

  test('of another type is not read', async () => {
    const server = await serve((_request, response) => response.setHeader('content-type', 'video/mp4').end('x'));
    await expect(get(server.url())).rejects.toMatchObject({ code: 'wrong-type', retriable: false });
  });

  test('that is not one of success has no body', async () => {
    const server = await serve((_request, response) => response.writeHead(404).end('nothing here'));
    const answer = await get(server.url());
    expect([answer.status, answer.body.length]).toEqual([404, 0]);
  });

  test.each([
    ['gzip', zlib.gzipSync],
    ['br', zlib.brotliCompressSync],
    ['deflate', zlib.deflateSync],
  ] as const)('packed by %s is unpacked', async (encoding, pack) => {
    const server = await serve((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': encoding }).end(pack('hello')),
    );
    expect((await get(server.url())).body.toString()).toBe('hello');
  });

  test.each([
    ['packed in a way nobody knows', 'zip', Buffer.from('x'), 'encoding-unknown'],
    ['said to be packed', 'gzip', Buffer.from('not packed at all'), 'encoding-unknown'],
    ['broken while packed', 'gzip', zlib.gzipSync('a'.repeat(10_000)).subarray(0, 30), 'encoding-unknown'],
    ['that unpacks without end', 'gzip', zlib.gzipSync(Buffer.alloc(50_000_000)), 'too-large'],
    ['that unpacks to far more than was sent', 'br', zlib.brotliCompressSync(Buffer.alloc(4_000_000)), 'too-large'],
  ])('%s is not read', async (_what, encoding, body, code) => {
    const server = await serve((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': encoding }).end(body),
    );
    await expect(get(server.url())).rejects.toMatchObject({ code });
  });

  test('larger than what is read is given up', async () => {
    const server = await serve((_request, response) =>
      response.setHeader('content-type', 'text/plain').end(Buffer.alloc(2000, 'a')),
    );
    await expect(get(server.url(), {}, { limits: { bytes: 1999 } })).rejects.toMatchObject({ code: 'too-large' });
    expect((await get(server.url(), {}, { limits: { bytes: 2000 } })).body).toHaveLength(2000);
  });

  test('with headers that never end is given up', async () => {
    const server = await serve((_request, response) => response.setHeader('x-long', 'a'.repeat(20_000)).end());
    await expect(get(server.url())).rejects.toMatchObject({ code: 'too-large' });
  });

  test('that drips is given up when the time is over, and one that stops when nothing comes', async () => {
    const drips = new Set<NodeJS.Timeout>();
    const dripping = await serve((_request, response) => {
      response.setHeader('content-type', 'text/plain');
      drips.add(setInterval(() => response.write('.'), 5));
    });
    const silent = await serve(() => undefined);
    const stopping = await serve((_request, response) => response.setHeader('content-type', 'text/plain').write('.'));
    const slow = { code: 'too-slow', retriable: true };
    await expect(get(dripping.url(), {}, { limits: { totalMs: 100 } })).rejects.toMatchObject(slow);
    await expect(get(silent.url(), {}, { limits: { idleMs: 20 } })).rejects.toMatchObject(slow);
    await expect(get(stopping.url(), {}, { limits: { idleMs: 20 } })).rejects.toMatchObject(slow);
    for (const drip of drips) clearInterval(drip);
  });

  test.each([
    ['is cut off', 'unreachable', (socket: Socket) => socket.resetAndDestroy()],
    ['stops', 'too-slow', () => undefined],
  ])('without a length that %s is not taken for whole', async (_how, code, then) => {
    const server = await serve(({ socket }) =>
      socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\nhalf', () => then(socket)),
    );
    await expect(get(server.url(), {}, { limits: { idleMs: 50 } })).rejects.toMatchObject({ code, retriable: true });
  });

  test('that breaks off within what is packed is not waited for', async () => {
    const server = await serve(({ socket }) =>
      socket.write(
        'HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-encoding: gzip\r\ntransfer-encoding: chunked\r\n\r\nno size\r\n',
      ),
    );
    await expect(get(server.url())).rejects.toMatchObject({ code: 'unreachable', retriable: true });
  });

  test('that breaks off, and a server that is not there, may come another time', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain', 'content-length': '100' });
      response.write('half', () => response.destroy());
    });
    await expect(get(server.url())).rejects.toMatchObject({ code: 'unreachable', retriable: true });
    await server.stop();
    await expect(get(server.url())).rejects.toMatchObject({ code: 'unreachable', retriable: true });
  });
});

describe('a host', () => {
  const START = Date.UTC(2026, 5, 1);

  test('is asked once a second, others meanwhile', async () => {
    const clock = new VirtualClock(START);
    const at: number[] = [];
    const server = await serve((_request, response) => {
      at.push(clock.now() - START);
      response.setHeader('content-type', 'text/plain').end();
    });
    const other = await serve((_request, response) => response.setHeader('content-type', 'text/plain').end());
    const egress = createEgress({ clock, userAgent: 'Kith/test', allow: [server.place, other.place] });
    const asking = [1, 2, 3].map(() => egress.get({ url: server.url(), types }));
    await asking[0];
    await egress.get({ url: other.url(), types });
    for (const second of [1, 2]) {
      await clock.advance(START + second * 1000);
      await asking[second];
    }
    expect(at).toEqual([0, 1000, 2000]);
  });

  test.each([
    ['seconds', { 'retry-after': '120' }, 120],
    [
      'a date of its own',
      { 'retry-after': 'Mon, 01 Jun 2026 00:02:00 GMT', date: 'Mon, 01 Jun 2026 00:00:00 GMT' },
      120,
    ],
    ['nothing', {}, 60],
  ])('that wants to be left alone, said in %s, is', async (_how, headers, seconds) => {
    const clock = new VirtualClock(START);
    const server = await serve((_request, response) => response.writeHead(429, headers).end());
    const egress = createEgress({ clock, userAgent: 'Kith/test', allow: [server.place] });
    expect(await egress.get({ url: server.url(), types })).toMatchObject({ status: 429 });
    clock.jump(START + (seconds - 1) * 1000);
    expect(await egress.get({ url: server.url('/other'), types })).toMatchObject({
      status: 429,
      headers: { 'retry-after': '1' },
    });
    expect(server.asked).toHaveLength(1);
    clock.jump(START + seconds * 1000);
    await egress.get({ url: server.url(), types });
    expect(server.asked).toHaveLength(2);
  });

  test('that wants to be left alone is not asked by those who were waiting for their turn already', async () => {
    const clock = new VirtualClock(START);
    const server = await serve((_request, response) => response.writeHead(429, { 'retry-after': '90' }).end());
    const egress = createEgress({ clock, userAgent: 'Kith/test', allow: [server.place] });
    const [first, second] = [1, 2].map(() => egress.get({ url: server.url(), types }));
    expect(await first).toMatchObject({ status: 429, rest: 90_000 });
    await clock.advance(START + 1000);
    expect(await second).toMatchObject({ status: 429, rest: 89_000 });
    expect(server.asked).toHaveLength(1);
  });

  test('that says so in its body alone is left alone by everybody who asks on the same account', async () => {
    const clock = new VirtualClock(START);
    const server = await serve((_request, response) => response.setHeader('content-type', 'text/plain').end('30'));
    const egress = createEgress({ clock, userAgent: 'Kith/test', allow: [server.place] });
    const restIn = ({ body }: Pick<EgressAnswer, 'body'>) => Number(body.toString()) * 1000;
    const asking = (account?: string) => egress.get({ url: server.url(), types, restIn, account });
    expect(await asking()).toMatchObject({ status: 200, rest: 30_000 });
    clock.jump(START + 29_000);
    expect(await asking()).toMatchObject({ status: 429, rest: 1000 });
    expect(await asking('word')).toMatchObject({ status: 200 });
  });
});

test('each request bears the marks of the moment it is sent', async () => {
  const server = await serve((_request, response) => response.setHeader('content-type', 'text/plain').end());
  let now = 7;
  await get(server.url(), { headers: { 'x-time': 'none' } }, { marks: () => ({ 'x-time': String(now++) }) });
  expect([server.asked[0]?.headers['x-time'], now]).toEqual(['7', 8]);
});
