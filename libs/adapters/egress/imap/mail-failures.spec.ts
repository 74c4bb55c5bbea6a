import net, { type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { systemClock } from '#libs/adapters/clock/system-clock.js';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { createEgress } from '../create-egress.js';
import { mailFailure } from './mail-failures.js';

const stopping: (() => void)[] = [];
afterEach(() => {
  for (const stop of stopping.splice(0)) stop();
});

/** Something at a port that is no mail server. */
async function listening(greet: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    greet(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stopping.push(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

/** `connectMs`: how patient we are; nothing but silence waits for it. */
function opening(place: string, connectMs = 300_000) {
  const mail = { connectMs };
  const egress = createEgress({ clock: systemClock, userAgent: 'Kith/test', allow: [place], mail });
  const login = { url: `imaps://${place}`, user: 'ada', by: 'password', secret: 'word' } as const;
  return egress.mailbox(login, (mailbox) => mailbox.folders());
}

describe('where there is no mail server', () => {
  test('but one that speaks another language, it is said', async () => {
    const place = await listening((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await expect(opening(place)).rejects.toMatchObject({ code: 'mail-not-imap', retriable: false });
  });

  test('but one that says nothing, it is given up', async () => {
    const place = await listening(() => undefined);
    await expect(opening(place, 200)).rejects.toMatchObject({ code: 'too-slow', retriable: true });
  });

  test('at all, it is unreachable', async () => {
    const place = await listening(() => undefined);
    for (const stop of stopping.splice(0)) stop();
    await expect(opening(place)).rejects.toMatchObject({ code: 'unreachable', retriable: true });
  });
});

describe('what a mail server does wrong is told in our words', () => {
  test.each([
    [{ authenticationFailed: true, serverResponseCode: 'AUTHENTICATIONFAILED' }, 'mail-login-refused'],
    [{ authenticationFailed: true, serverResponseCode: 'UNAVAILABLE' }, 'mail-busy'],
    [
      {
        authenticationFailed: true,
        serverResponseCode: 'ALERT',
        responseText: 'Too many simultaneous connections. (Failure)',
      },
      'mail-busy',
    ],
    [{ authenticationFailed: true, responseText: 'Maximum number of connections from user+IP exceeded' }, 'mail-busy'],
    [{ authenticationFailed: true, responseText: 'Too many login failures' }, 'mail-login-refused'],
    [{ message: 'Unsupported authentication mechanism' }, 'mail-login-refused'],
    [{ code: 'ETHROTTLE', responseStatus: 'NO' }, 'mail-busy'],
    [{ code: 'LiteralTooLarge' }, 'too-large'],
    [{ code: 'ETIMEOUT' }, 'too-slow'],
    [{ code: 'GREETING_TIMEOUT' }, 'mail-not-imap'],
    [{ code: 'EConnectionClosed' }, 'unreachable'],
    [{ responseStatus: 'NO' }, 'mail-trouble'],
    [{ code: 'ENOTFOUND' }, 'name-unknown'],
    [{ code: 'CERT_HAS_EXPIRED', tlsFailed: true }, 'certificate-invalid'],
    [{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'certificate-invalid'],
    [{ code: 'ECONNREFUSED' }, 'unreachable'],
  ])('%j: %s', (said, code) => {
    const error = Object.assign(new Error('SECRET of the server'), said);
    const failure = mailFailure(error, false) as OutsideWorld;
    expect([failure.code, failure.message.includes('SECRET')]).toEqual([code, false]);
  });

  test('but a fault of ours stays one', () => {
    const fault = new TypeError('Cannot read properties of undefined');
    expect(mailFailure(fault, false)).toBe(fault);
  });

  test('but when the time was up, whatever broke of it', () => {
    expect(mailFailure(Object.assign(new Error('x'), { code: 'NoConnection' }), true)).toMatchObject({
      code: 'too-slow',
    });
    const ours = new OutsideWorld('x', false, 'address-refused');
    expect(mailFailure(ours, false)).toBe(ours);
  });
});
