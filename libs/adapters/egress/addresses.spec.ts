import { once } from 'node:events';
import http from 'node:http';
import type { LookupFunction, Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { systemClock } from '#libs/adapters/clock/system-clock.js';
import { checkAddress } from './checked-address.js';
import { createEgress, type EgressOptions } from './create-egress.js';
import { WaysOut } from './guarded-agent.js';
import { startLocalServer, type LocalServer } from './testing/local-server.js';

let server: LocalServer;
beforeEach(async () => {
  server = await startLocalServer((_request, response) => response.end('inside'));
});
afterEach(() => server.stop());

const types = ['text/plain', 'application/octet-stream'];
const egress = (options: Partial<EgressOptions> = {}) =>
  createEgress({ clock: systemClock, userAgent: 'Kith/test', limits: { paceMs: 0 }, ...options });

/** Every name leads here. */
const leadsTo =
  (...addresses: string[]): LookupFunction =>
  (_name, options, done) => {
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    if (options.all === true) done(null, found);
    else done(null, found[0]?.address ?? '', found[0]?.family);
  };

/** The ways to write an address of this machine, or of its network, and some that only look like others. */
const inside = [
  '127.0.0.1',
  'localhost',
  '[::ffff:127.0.0.1]',
  '0.0.0.0',
  '2130706433',
  '0x7f.1',
  '017700000001',
  '[::1]',
  '169.254.169.254',
  '[64:ff9b::7f00:1]',
  '[64:ff9b:1::7f00:1]',
  '[::7f00:1]',
  '[::ffff:0:7f00:1]',
  '[2002:7f00:1::]',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '100.64.0.1',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.0.1',
  '224.0.0.1',
  '255.255.255.255',
];

describe('addresses that are not called', () => {
  test.each(inside)('%s, written out', async (host) => {
    const got = egress().get({ url: `http://${host}/`, types, plain: true });
    await expect(got).rejects.toMatchObject({ code: 'address-refused', retriable: false });
  });

  test.each(inside)('%s, before anybody calls it', (host) => {
    expect(egress().whyNever({ url: `http://${host}/`, plain: true })).toBe('address-refused');
  });

  test.each(inside.filter((host) => /^[\d.]+$|^\[/.test(host) && host !== '2130706433' && host !== '017700000001'))(
    '%s, behind a name',
    async (host) => {
      const lookup = leadsTo(host.replaceAll(/[[\]]/g, ''));
      const got = egress({ lookup }).get({ url: 'https://public.example/', types });
      await expect(got).rejects.toMatchObject({ code: 'address-refused' });
    },
  );

  test('a name of which one address is inside', async () => {
    const lookup = leadsTo('192.88.98.1', '127.0.0.1');
    const got = egress({ lookup }).get({ url: 'http://public.example/', types, plain: true });
    await expect(got).rejects.toMatchObject({ code: 'address-refused' });
  });

  test('a name that turns inside when it is asked again is asked once, and what was looked at is called', async () => {
    const answers = ['192.88.98.1', '127.0.0.1'];
    const lookup: LookupFunction = (...asked) => {
      setImmediate(() => {
        leadsTo(answers.shift() ?? '')(...asked);
      });
    };
    const address = checkAddress('http://rebinding.example/', new Set(), true);
    // From loopback no other address can be connected to: nothing leaves this machine.
    const way = new WaysOut(lookup).to(address, { anew: false });
    const request = http.get(address.url, { ...way, localAddress: '127.0.0.1' });
    const called: unknown[] = [];
    request.on('socket', (socket: Socket) => socket.on('lookup', (_error, ip) => called.push(ip)));
    await once(request, 'error');
    expect([called, answers]).toEqual([['192.88.98.1'], ['127.0.0.1']]);
    const again = egress({ lookup }).get({ url: address.url.href, types, plain: true });
    await expect(again).rejects.toMatchObject({ code: 'address-refused' });
  });

  test('a name that nobody knows', async () => {
    const lookup: LookupFunction = (name, _options, done) => {
      const unknown = Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
      // As Node says it: the error alone.
      setImmediate(done as (error: Error) => void, unknown);
    };
    const got = egress({ lookup }).get({ url: 'https://nowhere.example/', types });
    await expect(got).rejects.toMatchObject({ code: 'name-unknown', retriable: true });
  });

  test.each([
    ['ftp://public.example/', 'address-invalid'],
    ['file:///etc/passwd', 'address-invalid'],
    ['nowhere', 'address-invalid'],
    ['https://user:word@public.example/', 'address-invalid'],
    ['http://public.example/', 'scheme-refused'],
    ['https://public.example:8443/', 'port-refused'],
    ['http://public.example:6379/', 'port-refused'],
  ])('%s', async (url, code) => {
    await expect(egress().get({ url, types })).rejects.toMatchObject({ code });
    expect(egress().whyNever({ url })).toBe(code);
  });
});

test.each([
  'https://public.example/feed',
  'https://192.88.98.1/',
  'https://[2606:4700::1111]/',
  'https://localhost.example/',
])('%s may be called, as far as it tells', (url) => {
  expect(egress().whyNever({ url })).toBeNull();
});

describe('an address that an operator listed', () => {
  test('is called, whatever its scheme and port', async () => {
    const answer = await egress({ allow: [server.place] }).get({ url: server.url(), types });
    expect([answer.status, answer.body.toString()]).toEqual([200, 'inside']);
    expect(egress({ allow: [server.place] }).whyNever({ url: server.url() })).toBeNull();
  });

  test('lifts nothing for its neighbours', async () => {
    const [host = ''] = server.place.split(':');
    const got = egress({ allow: [`${host}:1`] }).get({ url: server.url(), types });
    await expect(got).rejects.toMatchObject({ code: 'port-refused' });
    expect(server.asked).toEqual([]);
  });

  test('may be a name', async () => {
    const [, port = ''] = server.place.split(':');
    const url = `http://intern.example:${port}/`;
    const answer = await egress({ allow: [`intern.example:${port}`], lookup: leadsTo('127.0.0.1') }).get({
      url,
      types,
    });
    expect(answer.body.toString()).toBe('inside');
  });
});
