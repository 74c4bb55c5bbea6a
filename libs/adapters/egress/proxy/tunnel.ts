import http, { type IncomingMessage } from 'node:http';
import net, { type LookupFunction, type Socket } from 'node:net';
import tls from 'node:tls';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { CheckedAddress } from '../checked-address.js';
import { guardedLookup } from '../guarded-lookup.js';
import { hostOf, isInside, refusedInside } from '../inside.js';
import type { Proxy } from './proxy.js';

export interface Tunnelling {
  proxy: Proxy;
  lookup: LookupFunction | undefined;
  signal: AbortSignal;
}

/**
 * A connection to a server through the proxy. The name is resolved and looked at here first, and the proxy is asked for
 * the very address that was looked at: it is led nowhere by a name that answers it differently. Whose certificate it has
 * to be is still told by the name. Rejects with OutsideWorld `proxy-unreachable` or `proxy-refused`, with
 * `address-refused`, or with Node's error.
 */
export async function openTunnel({ url }: CheckedAddress, { proxy, lookup, signal }: Tunnelling): Promise<Socket> {
  const host = hostOf(url);
  const secure = url.protocol === 'https:';
  const port = url.port === '' ? (secure ? '443' : '80') : url.port;
  const socket = await connect(proxy, `${inBrackets(await resolve(host, lookup))}:${port}`, signal);
  if (!secure) return socket;
  return tls.connect({ socket, host, ...(net.isIP(host) === 0 ? { servername: host } : {}) });
}

/** One address that the name has; none of them may lie inside. */
function resolve(host: string, lookup: LookupFunction | undefined): Promise<string> {
  if (isInside({ hostname: host })) throw refusedInside();
  if (net.isIP(host) !== 0) return Promise.resolve(host);
  return new Promise((done, failed) => {
    guardedLookup(lookup)(host, { all: true }, (error, found) => {
      const [first] = typeof found === 'string' ? [found] : found.map(({ address }) => address);
      if (error !== null) failed(error);
      else if (first === undefined) failed(Object.assign(new Error(host), { code: 'ENOTFOUND' }));
      else done(first);
    });
  });
}

function connect({ url }: Proxy, to: string, signal: AbortSignal): Promise<Socket> {
  const proxy = new URL(url);
  const { port, username, password } = proxy;
  const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  const headers = { host: to, ...(username === '' ? {} : { 'proxy-authorization': `Basic ${login}` }) };
  const options = { host: hostOf(proxy), port: port === '' ? 80 : port, path: to, headers };
  return new Promise((done, failed) => {
    const request = http.request({ ...options, method: 'CONNECT', agent: false, signal });
    request.once('connect', (answer: IncomingMessage, socket: Socket) => {
      if (answer.statusCode === 200) done(socket);
      else {
        socket.destroy();
        failed(new OutsideWorld('The proxy does not let us out.', true, 'proxy-refused'));
      }
    });
    request.once('response', (answer) => {
      answer.destroy();
      failed(new OutsideWorld('The proxy does not let us out.', true, 'proxy-refused'));
    });
    request.once('error', (cause) => {
      failed(new OutsideWorld('The proxy cannot be reached.', true, 'proxy-unreachable', { cause }));
    });
    request.end();
  });
}

const inBrackets = (address: string): string => (net.isIPv6(address) ? `[${address}]` : address);
