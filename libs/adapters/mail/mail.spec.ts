import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { mailOf, mailSettings } from '#libs/platform/mail-config.js';
import type { MemberAddress } from '#libs/ports/mail.js';
import { z } from 'zod';
import { openMail } from './open-mail.js';

const servers: SMTPServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise<void>((resolve) => server.close(() => resolve()));
});

interface Received {
  from: string;
  to: string[];
  raw: string;
}

/** A real mail server on a free port of loopback, and what it took. */
async function serve(options: Partial<SMTPServerOptions> = {}): Promise<{ port: number; received: Received[] }> {
  const received: Received[] = [];
  const server = new SMTPServer({
    ...{ disabledCommands: ['STARTTLS'], authOptional: true, logger: false, closeTimeout: 100 },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        received.push({ from, to: rcptTo.map(({ address }) => address), raw: Buffer.concat(parts).toString() });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return { port: (server.server.address() as AddressInfo).port, received };
}

function mailTo(port: number, login = '') {
  const settings = z.object(mailSettings).parse({
    KITH_SMTP: `smtp://${login}127.0.0.1:${String(port)}`,
    KITH_MAIL_FROM: 'Kith <kith@example.org>',
  });
  const config = mailOf(settings);
  if (config === null) throw new Error('the settings name a server');
  return openMail(config);
}

const message = {
  to: { address: 'ruth@example.org' } as MemberAddress,
  subject: 'Grüße am Morgen',
  text: 'Schreib Ada: https://kith.example.org/',
  html: '<p>Schreib <a href="https://kith.example.org/">Ada</a></p>',
  id: 'p_1.m_1.2026-01-13.morning@kith.example.org',
  unsubscribe: 'https://kith.example.org/settings#digest',
};
const refusal = (text: string, responseCode: number) => Object.assign(new Error(text), { responseCode });

describe('a message to a member, over a real mail server', () => {
  test('arrives as text and HTML, with the way to end it, and asks nobody’s machine for an answer', async () => {
    const { port, received } = await serve();
    await mailTo(port).send(message);
    expect(received).toHaveLength(1);
    const [{ from, to, raw }] = received as [Received];
    expect([from, to]).toEqual(['kith@example.org', ['ruth@example.org']]);
    const headers = raw.slice(0, raw.indexOf('\r\n\r\n'));
    expect(headers).toContain('From: Kith <kith@example.org>');
    expect(headers).toContain('To: ruth@example.org');
    expect(headers).toContain('Message-ID: <p_1.m_1.2026-01-13.morning@kith.example.org>');
    expect(headers).toContain('List-Unsubscribe: <https://kith.example.org/settings#digest>');
    expect(headers).toContain('Auto-Submitted: auto-generated');
    expect(headers).toContain('Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe_am_Morgen?=');
    expect(headers).toMatch(/Content-Type: multipart\/alternative/);
    expect(raw).toContain('Content-Type: text/plain; charset=utf-8');
    expect(raw).toContain('Content-Type: text/html; charset=utf-8');
    expect(raw).not.toMatch(/^X-Mailer/m);
  });

  test('signs in where a login is named, and says so when it is wrong, without quoting it', async () => {
    const { port, received } = await serve({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth({ username, password }, _session, done) {
        if (username === 'kith' && password === 'right@word') done(null, { user: username });
        else done(refusal('no', 535));
      },
    });
    await mailTo(port, 'kith:right%40word@').send(message);
    expect(received).toHaveLength(1);
    const wrong = await mailTo(port, 'kith:wrong@')
      .send(message)
      .catch((error: unknown) => error);
    expect(wrong).toMatchObject({ code: 'mail-login-refused', retriable: true });
    expect(JSON.stringify(wrong) + String(wrong)).not.toContain('wrong');
  });

  test.each([
    [550, 'mail-address-refused', false],
    [451, 'mail-busy', true],
  ])('refused for its receiver with %i is %s', async (status, code, retriable) => {
    const { port } = await serve({
      onRcptTo: (address, _session, done) => done(refusal(`<${address.address}> is not here`, status)),
    });
    const error = await mailTo(port)
      .send(message)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code, retriable });
    expect(String(error)).not.toContain('ruth');
  });

  test.each([
    [554, 'mail-refused', false],
    [452, 'mail-busy', true],
  ])('refused with %i once it is read is %s', async (status, code, retriable) => {
    const { port } = await serve({
      onData(stream, _session, done) {
        stream.resume();
        stream.on('end', () => done(refusal('not this one', status)));
      },
    });
    await expect(mailTo(port).send(message)).rejects.toMatchObject({ code, retriable });
  });

  test('to a server that hangs up after it has the message may have arrived, before that it has not', async () => {
    const cut = await serve({
      onData(stream) {
        stream.resume();
        stream.on('end', () => [...(servers[0]?.connections ?? [])].forEach((one) => one.close()));
      },
    });
    await expect(mailTo(cut.port).send(message)).rejects.toMatchObject({ code: 'mail-unanswered', retriable: true });
    const early = await serve({
      onMailFrom: () => [...(servers[1]?.connections ?? [])].forEach((one) => one.close()),
    });
    await expect(mailTo(early.port).send(message)).rejects.toMatchObject({ code: 'mail-unreachable' });
    await expect(mailTo(1).send(message)).rejects.toMatchObject({ code: 'mail-unreachable', retriable: true });
  });

  test('reads no file and no address that a text may name', async () => {
    const { port, received } = await serve();
    const sly = { ...message, text: { path: '/etc/hostname' } as unknown as string };
    await expect(mailTo(port).send(sly)).rejects.toMatchObject({ code: expect.stringMatching(/^mail-/) });
    expect(received).toEqual([]);
  });
});
