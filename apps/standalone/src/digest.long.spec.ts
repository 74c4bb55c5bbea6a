import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { SMTPServer } from 'smtp-server';
import { startLocalServer, type LocalServer } from '#libs/adapters/egress/testing/local-server.js';
import { signLink } from '#libs/transport/wrote-link.js';
import { startServer } from './start-server.js';
import { ApiClient, until } from './testing/api-client.js';
import { startTestServer, type TestServer } from './testing/test-server.js';

describe('a digest, from its choice to the mailbox and the chat', () => {
  const mails: { to: string; raw: string }[] = [];
  const posts: string[] = [];
  let mailServer: SMTPServer;
  let chat: LocalServer;
  let kith: TestServer;
  let owner: ApiClient;
  let pool: string;
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
    ({ id: pool, member } = made.body);
    const contact = await owner.post('/v1/contacts', {
      name: { given: 'Ada', family: 'Example', full: 'Ada Example' },
      basis: 'own-relation',
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
    expect(kith.config.port).toBe(0);
    expect(mails[0]?.raw).toContain(`\nList-Unsubscribe: <${kith.server.address}/settings#digest>`);
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

  test('has links that say nothing until somebody answers, and count once', async () => {
    const offer = (await owner.get('/v1/suggestions?state=accepted')).body.items[0];
    const link = { pool, member, suggestion: offer.id as string, until: Date.now() + 60_000 };
    const hash = await kith.server.assembly.platform.keys.hasher(pool);
    const token = signLink(link, hash);
    const look = (of: string) => kith.stranger.get('/v1/wrote', { 'kith-link': of });
    const events = async () => (await owner.get('/v1/status')).body.ledger.events as number;
    const before = await events();
    for (let looks = 0; looks < 3; looks += 1) {
      expect((await look(token)).body).toEqual({ contact: { name: 'Ada Example' }, state: 'accepted' });
    }
    expect((await kith.stranger.get('/wrote')).status).not.toBe(500);
    expect(await events()).toBe(before);
    const say = (of: string, wrote = true) => kith.stranger.post('/v1/wrote', { token: of, wrote });
    const over = { ...link, until: Date.now() - 1 };
    const foreign = { ...link, member: 'm_other' };
    for (const bad of ['x', signLink(over, hash), signLink(foreign, hash), signLink(link, (text) => `!${text}`)]) {
      expect((await look(bad)).body).toMatchObject({ code: 'link-over', status: 409 });
      expect((await say(bad)).body).toMatchObject({ code: 'link-over', status: 409 });
    }
    expect(await events()).toBe(before);
    for (let times = 0; times < 3; times += 1) {
      expect(await say(token)).toMatchObject({ status: 200, body: { state: 'written' } });
    }
    expect(await events()).toBe(before + 1);
  });

  test('has a calendar beside it, whose address is a secret that can be renewed and taken away', async () => {
    const bea = await owner.post('/v1/contacts', { name: { given: 'Bea', family: 'Example', full: 'Bea; Example' } });
    const { id } = bea.body;
    const on = new Date(Date.now() + 20 * 86_400_000).toISOString();
    await owner.post(`/v1/contacts/${id}/follow-up`, { on, reason: 'ask about Pune' });
    const { path } = (await owner.post('/v1/me/calendar')).body;
    expect((await owner.get('/v1/me/digest')).body.calendar).toEqual(expect.any(String));
    const calendar = await kith.stranger.get(path);
    expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(calendar.headers.get('cache-control')).toBe('private, no-store');
    const parsed = new ICAL.Component(ICAL.parse(calendar.body as string) as unknown[]);
    const [event] = parsed.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    expect(event).toMatchObject({ summary: 'Come back to: Bea; Example', description: 'ask about Pune' });
    expect(event?.startDate.isDate).toBe(true);

    const guesses = [path.replace(/[^/]+$/, 'x.ics'), path.replace(member, 'm_other'), path.replace(pool, 'p_other')];
    for (const guess of guesses) {
      expect((await kith.stranger.get(guess)).body).toMatchObject({ code: 'calendar-unknown', status: 404 });
    }
    const next = (await owner.post('/v1/me/calendar')).body.path;
    expect((await kith.stranger.get(path)).status).toBe(404);
    expect((await kith.stranger.get(next)).status).toBe(200);
    await owner.post(`/v1/contacts/${id}/objection`, { note: null });
    expect((await kith.stranger.get(next)).body).not.toContain('Bea');
    expect((await owner.call('DELETE', '/v1/me/calendar')).status).toBe(204);
    expect((await kith.stranger.get(next)).status).toBe(404);
  });

  test('leads to where Kith will be, where a command has opened it for a moment', async () => {
    await kith.server.stop();
    const server = await startServer({ ...kith.config, port: 3999 }, { pid: 1, port: 0 });
    const command = new ApiClient(server.address, { session: server.session });
    await command.call('PUT', '/v1/me/digest', { channel: 'email' });
    expect((await command.post('/v1/me/digest/now')).status).toBe(202);
    await until(
      () => command.get('/v1/me/digest'),
      ({ body }) => body.asked === null,
    );
    await server.stop();
    expect(server.address).not.toContain('3999');
    expect(mails.at(-1)?.raw).toContain('\nList-Unsubscribe: <http://localhost:3999/settings#digest>');
  });
});
