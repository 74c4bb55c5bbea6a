import http from 'node:http';
import net, { type AddressInfo, type LookupFunction } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { systemClock } from '#libs/adapters/clock/system-clock.js';
import { checkAddress } from '../checked-address.js';
import { createEgress, type EgressOptions } from '../create-egress.js';
import { startLocalServer, type LocalServer } from '../testing/local-server.js';
import { isThrough } from './proxy.js';

/** An address of documentation (RFC 5737): nothing answers there but through the proxy. */
const OUTSIDE = '192.0.2.7';
// The library that looks at addresses takes those of documentation for private ones.
const PUBLIC = '93.184.215.14';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** A proxy that leads every tunnel to one server, and what it was asked for. */
async function startProxy(to: LocalServer, status = 200) {
  const asked: { target: string; login: string | undefined }[] = [];
  const server = http.createServer();
  server.on('connect', (request: http.IncomingMessage, socket: net.Socket) => {
    asked.push({ target: request.url ?? '', login: request.headers['proxy-authorization'] });
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${String(status)} No\r\n\r\n`);
      return;
    }
    const { hostname, port } = new URL(to.url());
    const there = net.connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      there.pipe(socket).pipe(there);
    });
    there.on('error', () => socket.destroy());
    socket.on('error', () => there.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const end = () =>
    new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  ends.push(end);
  return { asked, end, url: `http://ada:w%20d@127.0.0.1:${String((server.address() as AddressInfo).port)}` };
}

async function serve(): Promise<LocalServer> {
  const server = await startLocalServer((request, response) => {
    response.setHeader('content-type', 'text/plain').end(`here: ${request.headers.host ?? ''}`);
  });
  ends.push(server.stop);
  return server;
}

/** Names that lead where they are told to, one answer after the other. */
const leading = (...addresses: string[]): LookupFunction => {
  let asked = 0;
  return (_host, _options, done) => {
    const address = addresses[Math.min(asked, addresses.length - 1)] ?? '';
    asked += 1;
    done(null, [{ address, family: net.isIP(address) }]);
  };
};

const get = (url: string, options: Partial<EgressOptions>) =>
  createEgress({ clock: systemClock, userAgent: 'Kith/test', ...options, limits: { paceMs: 0 } }).get({
    ...{ url, types: ['text/plain'], plain: true },
  });

describe('through a proxy', () => {
  test('a server outside is reached by the address that was looked at, with the proxy’s own login', async () => {
    const proxy = await startProxy(await serve());
    const answer = await get('http://blog.example/', {
      proxy: { url: proxy.url, except: [] },
      lookup: leading(PUBLIC, '127.0.0.1'),
    });
    expect(answer.body.toString()).toBe('here: blog.example');
    const login = `Basic ${Buffer.from('ada:w d').toString('base64')}`;
    expect(proxy.asked).toEqual([{ target: `${PUBLIC}:80`, login }]);
  });

  test.each([
    ['a name that leads inside', 'https://inside.example/', leading('10.0.0.7')],
    ['one of several addresses inside', 'https://inside.example/', leading('169.254.169.254')],
    ['an address inside', 'https://127.0.0.1/', leading(PUBLIC)],
    ['an address inside, written otherwise', 'https://[::ffff:10.0.0.7]/', leading(PUBLIC)],
    ['an address of documentation', `https://${OUTSIDE}/`, leading(PUBLIC)],
  ])('%s is refused, and the proxy hears nothing of it', async (_what, url, lookup) => {
    const proxy = await startProxy(await serve());
    await expect(get(url, { proxy: { url: proxy.url, except: [] }, lookup })).rejects.toMatchObject({
      code: 'address-refused',
    });
    expect(proxy.asked).toEqual([]);
  });

  test('what an operator allowed lies inside, and is called without it', async () => {
    const server = await serve();
    const proxy = await startProxy(server);
    const answer = await get(server.url(), { proxy: { url: proxy.url, except: [] }, allow: [server.place] });
    expect([answer.status, proxy.asked]).toEqual([200, []]);
  });

  test('that refuses, or is not there, it says so', async () => {
    const refusing = await startProxy(await serve(), 403);
    const lookup = leading(PUBLIC);
    const refused = get('https://blog.example/', { proxy: { url: refusing.url, except: [] }, lookup });
    await expect(refused).rejects.toMatchObject({ code: 'proxy-refused', retriable: true });
    await ends.pop()?.();
    const gone = get('https://blog.example/', { proxy: { url: refusing.url, except: [] }, lookup });
    await expect(gone).rejects.toMatchObject({ code: 'proxy-unreachable', retriable: true });
  });

  test.each([
    ['example.org', 'https://example.org/', false],
    ['.example.org', 'https://a.b.example.org/', false],
    ['*.example.org', 'https://a.example.org/', false],
    ['example.org', 'https://notexample.org/', true],
    ['example.org:443', 'https://example.org/', false],
    ['example.org:80', 'https://example.org/', true],
    ['*', 'https://example.org/', false],
    ['', 'https://example.org/', true],
  ])('whom it is not asked for: %s, of %s', (except, url, through) => {
    expect(isThrough({ url: 'http://proxy', except: [except] }, checkAddress(url, new Set(), true))).toBe(through);
  });
});
