import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { startLocalServer, type LocalServer } from '#libs/adapters/egress/testing/local-server.js';
import { until, type ApiClient } from './testing/api-client.js';
import { startTestServer, type TestServer } from './testing/test-server.js';

describe('a digest, from its choice to the mailbox and the chat', () => {
  const mails: { to: string; raw: string }[] = [];
  const posts: string[] = [];
  let mailServer: SMTPServer;
  let chat: LocalServer;
  let kith: TestServer;
  let owner: ApiClient;
  let member: string;

  beforeAll(async () => {
    mailServer = new SMTPServer({
      ...{ disabledCommands: ['STARTTLS'], authOptional: true },
      onData(stream, session, done) {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          mails.push({
            to: session.envelope.rcptTo.map(({ address }) => address).join(),
            raw: Buffer.concat(parts).toString(),
          });
          done();
        });
      },
    });
    await new Promise<void>((resolve) => mailServer.listen(0, '127.0.0.1', () => resolve()));
    chat = await startLocalServer((request, response) => {
      request.setEncoding('utf8').on('data', (part: string) => posts.push(part));
      request.on('end', () => response.end('ok'));
    });
    const { port } = mailServer.server.address() as AddressInfo;
    const mail = {
      host: '127.0.0.1',
      port,
      secure: false,
      encrypted: false,
      login: null,
      from: 'Kith <kith@example.org>',
    };
    kith = await startTestServer({ mail, egressAllow: [chat.place] });
    owner = kith.owner;
    const made = await owner.post('/v1/pools', {
      name: 'Kith',
      home: { zone: 'Europe/Berlin', country: 'DE', language: 'en' },
    });
    member = made.body.member;
    const contact = await owner.post('/v1/contacts', {
      name: { given: 'Ada', family: 'Example', full: 'Ada Example' },
      identities: ['ada@ada.example'],
    });
    await owner.post('/v1/suggestions', {
      contact: contact.body.id,
      reason: { kind: 'question', text: 'How is Pune?' },
    });
  });
  afterAll(async () => {
    await kith.stop();
    await chat.stop();
    await new Promise<void>((resolve) => mailServer.close(() => resolve()));
  });

  const choose = (body: object) => owner.call('PUT', '/v1/me/digest', body);
  const settled = () =>
    until(
      () => owner.get('/v1/me/digest'),
      ({ body }) => body.asked === null,
    );

  test('is none until one is chosen, and e-mail needs an address', async () => {
    expect((await owner.get('/v1/me/digest')).body).toMatchObject({ channel: 'none', mail: true, email: null });
    expect((await owner.post('/v1/me/digest/now')).body).toMatchObject({ code: 'no-digest', status: 409 });
    expect((await choose({ channel: 'email' })).body).toMatchObject({ code: 'no-address' });
    await owner.call('PATCH', `/v1/members/${member}`, { email: 'ada@ada.example' });
    expect((await choose({ channel: 'email' })).body).toMatchObject({ code: 'address-of-contact' });
    await owner.call('PATCH', `/v1/members/${member}`, { email: 'ruth@example.org' });
    expect((await choose({ channel: 'email', language: 'de' })).body).toMatchObject({
      channel: 'email',
      language: 'de',
      email: 'ruth@example.org',
    });
  });

  test('comes by e-mail when it is asked for, to the member alone', async () => {
    const asked = await owner.post('/v1/me/digest/now');
    expect([asked.status, typeof asked.body.asked]).toEqual([202, 'string']);
    expect((await owner.post('/v1/me/digest/now')).body).toMatchObject({ code: 'asked-already' });
    expect((await settled()).body).toMatchObject({ sentAt: expect.any(String), last: { state: 'sent', code: null } });
    expect(mails.map(({ to }) => to)).toEqual(['ruth@example.org']);
    expect(mails[0]?.raw).toMatch(/^List-Unsubscribe: <http:\S+\/settings#digest>/m);
    expect((await owner.get('/v1/status')).body.mail).toEqual({ available: true, failingSince: null, code: null });
  });

  test('comes to a chat, whose secret address is shown to nobody', async () => {
    const refused = await choose({ channel: 'chat', chat: { kind: 'slack', webhook: chat.url('/hooks/abc') } });
    expect([refused.status, refused.body.code]).toEqual([422, 'webhook-invalid']);
    const chosen = await choose({ channel: 'chat', chat: { kind: 'mattermost', webhook: chat.url('/hooks/abc') } });
    expect(chosen.body).toMatchObject({ channel: 'chat', chat: 'mattermost', place: chat.place });
    for (const route of ['/v1/me/digest', '/v1/members', '/v1/ledger']) {
      const { body } = await owner.get(route);
      expect(typeof body === 'string' ? body : JSON.stringify(body)).not.toContain('hooks/abc');
    }
  });
});
