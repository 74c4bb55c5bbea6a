import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startLocalServer, type LocalServer } from '#libs/adapters/egress/testing/local-server.js';
import { eventOf } from '../../ingest/src/connectors/ical/testing/said-by-calendar.js';
import { until, type ApiClient } from './testing/api-client.js';
import { startTestServer, type TestServer } from './testing/test-server.js';

const now = (): string => new Date().toUTCString();
const entry = (title: string, more = ''): string =>
  `<item><title>${title}</title><pubDate>${now()}</pubDate>${more}</item>`;

/** What is never called, and is said so before it is connected. */
const never = [
  ['https://ada:word@a.example/feed', 'address-invalid'],
  ['https://a.example:8443/feed', 'port-refused'],
  ['http://169.254.169.254/latest', 'address-refused'],
  ['https://localhost/feed', 'address-refused'],
] as const;

describe('a feed, from its address to an occasion', () => {
  let blog: LocalServer;
  let kith: TestServer;
  let owner: ApiClient;
  let contact: string;
  let answer: RequestListener;

  beforeAll(async () => {
    blog = await startLocalServer((request, response) => {
      answer(request, response);
    });
    kith = await startTestServer({ egressAllow: [blog.place] });
    owner = kith.owner;
    await owner.post('/v1/pools', { name: 'Kith', home: { zone: 'Europe/Berlin', country: 'DE', language: 'en' } });
    const name = { given: 'Ada', family: 'Example', full: 'Ada Example' };
    contact = (await owner.post('/v1/contacts', { name, identities: ['ada@ada.example'] })).body.id;
  });
  afterAll(async () => {
    await kith.stop();
    await blog.stop();
  });

  const serve =
    (...entries: string[]): RequestListener =>
    (_request, response) => {
      response.setHeader('content-type', 'application/rss+xml');
      response.end(`<rss version="2.0"><channel><title>Ada writes</title>${entries.join('')}</channel></rss>`);
    };
  const connect = (settings: object) => owner.post('/v1/sources', { kind: 'feed', name: 'Ada’s blog', settings });
  const settled = (id: string, runs: number) =>
    until(
      async () => (await owner.get(`/v1/sources/${id}/runs`)).body.items as { n: number; counts: object }[],
      (items) => (items[0]?.n ?? 0) >= runs,
    );

  test('what is new of somebody we know is noted once, what is of nobody is dropped', async () => {
    answer = serve(entry('On boats'), entry('Of Bo', '<author>bo@nobody.example (Bo)</author>'));
    const { status, body } = await connect({ address: blog.url('/feed'), contact });
    expect([status, body.state, body.hookUrl, body.secret]).toEqual([201, 'active', null, null]);
    const [run] = await settled(body.id, 1);
    expect(run).toMatchObject({ counts: { noted: 2, nobody: 0 }, problem: null });
    const history = (await owner.get(`/v1/contacts/${contact}/history`)).body.items;
    expect(history.map(({ type }: { type: string }) => type)).toContain('activity.noted');
    expect((await owner.post(`/v1/sources/${body.id}/run`)).status).toBe(202);
    const [again] = await settled(body.id, 2);
    expect(again).toMatchObject({ counts: { noted: 0, known: 0 } });
    expect((await owner.call('DELETE', `/v1/sources/${body.id}`)).body).toEqual({ id: body.id, removed: true });
  });

  test('without a contact, whoever an entry names counts; a dry run says so and sends nothing', async () => {
    answer = serve(
      entry('By Ada', '<author>ada@ada.example (A)</author>'),
      entry('By Bo', '<author>bo@b.example (B)</author>'),
    );
    const { id } = (await connect({ address: blog.url('/planet') })).body;
    const [run] = await settled(id, 1);
    expect(run?.counts).toMatchObject({ noted: 1, nobody: 1 });
    const before = (await owner.get('/v1/status')).body.ledger.events;
    const dry = (await owner.post(`/v1/sources/${id}/run?dry=true`)).body;
    expect(dry).toMatchObject({ told: 2, items: [{ contact: null }, { contact }] });
    expect((await owner.get('/v1/status')).body.ledger.events).toBe(before);
    await owner.call('DELETE', `/v1/sources/${id}`);
  });

  test('one that moved is followed, one that is gone stops, one that fails says so in words, and goes on when changed', async () => {
    answer = (request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/new' }).end();
      else serve()(request, response);
    };
    const { id } = (await connect({ address: blog.url('/old') })).body;
    await settled(id, 1);
    expect((await owner.get(`/v1/sources/${id}`)).body).toMatchObject({
      settings: { address: blog.url('/new') },
      movedAt: expect.any(String),
    });

    answer = (_request, response) => response.writeHead(503).end();
    await owner.post(`/v1/sources/${id}/run`);
    await settled(id, 2);
    expect((await owner.get(`/v1/sources/${id}`)).body).toMatchObject({
      state: 'active',
      problem: { code: 'server-trouble', text: expect.stringContaining('503') },
    });
    expect((await owner.get('/v1/status')).body.sources).toMatchObject({ failing: 1 });

    answer = (_request, response) => response.writeHead(410).end();
    await owner.post(`/v1/sources/${id}/run`);
    await settled(id, 3);
    expect((await owner.get(`/v1/sources/${id}`)).body).toMatchObject({ state: 'stopped', nextRunAt: null });
    expect((await owner.post(`/v1/sources/${id}/run`)).body).toMatchObject({ code: 'source-not-active' });

    answer = serve(entry('Back'));
    const change = { settings: { address: blog.url('/back'), contact } };
    expect((await owner.call('PATCH', `/v1/sources/${id}`, change)).body).toMatchObject({
      state: 'active',
      problem: null,
    });
    const [run] = await settled(id, 4);
    expect(run).toMatchObject({ counts: { noted: 1 } });
  });

  test('one is changed by whoever saw it as it is, and by nobody who saw an older one', async () => {
    answer = serve();
    const { id } = (await connect({ address: blog.url('/version') })).body;
    await settled(id, 1);
    const seen = (await owner.get(`/v1/sources/${id}`)).headers.get('etag') ?? '';
    const change = (name: string, tag: string) =>
      owner.call('PATCH', `/v1/sources/${id}`, { name }, { 'if-match': tag });
    await owner.post(`/v1/sources/${id}/run`);
    await settled(id, 2);
    const first = await change('Her blog', seen);
    expect([first.status, first.body.name]).toEqual([200, 'Her blog']);
    expect((await change('Another blog', seen)).body).toMatchObject({ status: 412, code: 'stale-version' });
    expect((await change('Her blog', seen)).status).toBe(200);
    const next = first.headers.get('etag') ?? '';
    expect(next).not.toBe(seen);
    expect((await change('Another blog', next)).body).toMatchObject({ name: 'Another blog' });
    expect((await change('x', 'no tag')).body).toMatchObject({ status: 422, code: 'if-match-invalid' });
  });

  test('a calendar at its secret address tells whom the member met, and nobody is shown where it is', async () => {
    const met = Date.now() - 3 * 3_600_000;
    const event = eventOf('lunch', met, ['me@team.example', 'ada@ada.example', 'bo@nobody.example']);
    answer = (_request, response) => {
      response.setHeader('content-type', 'text/calendar');
      response.end(['BEGIN:VCALENDAR', 'VERSION:2.0', event, 'END:VCALENDAR', ''].join('\r\n'));
    };
    const settings = { link: blog.url('/private/basic.ics'), addresses: 'me@team.example' };
    const { status, body } = await owner.post('/v1/sources', { kind: 'ical', name: 'Mine', settings });
    expect(status).toBe(201);
    expect((await settled(body.id, 1))[0]).toMatchObject({ counts: { noted: 1, nobody: 0 }, problem: null });
    const history = (await owner.get(`/v1/contacts/${contact}/history`)).body.items as { text: string }[];
    expect(history[0]?.text).toContain('Meeting');
    const other = await owner.call('PATCH', `/v1/sources/${body.id}`, {
      settings: { addresses: 'other@team.example' },
    });
    expect(other.body.settings).toEqual({ addresses: 'other@team.example' });
    expect((await settled(body.id, 2))[0]).toMatchObject({ counts: { noted: 0, left: 1 }, problem: null });
    const ledger = JSON.stringify((await owner.get('/v1/ledger?unseal=true')).body);
    expect(ledger).not.toMatch(/basic\.ics|SECRET|nobody\.example/);
    await owner.call('DELETE', `/v1/sources/${body.id}`);
  });

  test('one of an erased person goes with them', async () => {
    answer = serve();
    const { id } = (await connect({ address: blog.url('/hers'), contact })).body;
    await settled(id, 1);
    expect((await owner.call('DELETE', `/v1/contacts/${contact}`)).status).toBeLessThan(300);
    const gone = await until(
      () => owner.get(`/v1/sources/${id}`),
      ({ status }) => status === 404,
    );
    expect(gone.body.code).toBe('source-unknown');
  });

  test('what cannot be connected is refused in a sentence', async () => {
    expect((await connect({})).body).toMatchObject({ code: 'invalid-input', field: 'settings.address' });
    expect((await connect({ address: 'https://a.example', speed: 1 })).body).toMatchObject({ code: 'unknown-field' });
    expect((await connect({ address: 'https://a.example', contact: 'c_no' })).body).toMatchObject({
      code: 'contact-unknown',
    });
    for (const [url, code] of never)
      expect((await connect({ address: url })).body).toMatchObject({ status: 422, code, field: 'settings.address' });
    const strange = await owner.post('/v1/sources', { kind: 'telex', name: 'T' });
    expect(strange.body).toMatchObject({ code: 'source-kind-unknown', field: 'kind' });
    const { items } = (await owner.get('/v1/sources/kinds')).body;
    expect(items[0]).toMatchObject({
      kind: 'feed',
      fields: [
        { name: 'address', required: true },
        { name: 'contact', required: false },
      ],
    });
  });
});
