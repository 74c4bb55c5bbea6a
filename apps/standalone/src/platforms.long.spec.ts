import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startLocalServer, type LocalServer } from '#libs/adapters/egress/testing/local-server.js';
import { callablePlatforms } from '../../ingest/src/webhooks/registry.js';
import { until, type ApiClient } from './testing/api-client.js';
import { startTestServer, type TestServer } from './testing/test-server.js';

const HOUR = 3_600_000;
/** Each of Lever's web hooks signs with a token of its own. */
const SECRET = 'token-by-which-lever-signs';
const SECRETS = `token-of-another-event ${SECRET}`;

/** Lever, as it documents its API, with one contact. */
let opportunity: { lastAdvancedAt: number; archived: object | null } | null;
const lever: RequestListener = (request, response) => {
  const url = new URL(request.url ?? '', 'http://lever');
  const list = (data: object[]) => JSON.stringify({ data, hasNext: false });
  response.setHeader('content-type', 'application/json');
  const one = {
    ...{ id: 'opp-1', contact: 'contact-1', name: 'Gesa Priel', emails: ['gesa@priel.example'], phones: [], links: [] },
    ...{ origin: 'applied', applications: ['app-1'], stage: 'st-1', createdAt: Date.now() - 99 * HOUR, ...opportunity },
  };
  const said: Record<string, string> = {
    '/v1/opportunities': list(opportunity === null ? [] : [one]),
    '/v1/opportunities/deleted': list([]),
    '/v1/stages': list([{ id: 'st-1', text: 'Talk' }]),
    '/v1/archive_reasons': list([{ id: 'r-1', text: 'Hired', type: 'hired' }]),
    ...(opportunity === null ? {} : { '/v1/contacts/contact-1': JSON.stringify({ data: { id: 'contact-1' } }) }),
  };
  const text = said[url.pathname];
  response.writeHead(text === undefined ? 404 : 200).end(text ?? '{}');
};

describe('a platform that only nudges', () => {
  let server: LocalServer;
  let kith: TestServer;
  let owner: ApiClient;
  let source: { id: string; hookUrl: string };

  beforeAll(async () => {
    opportunity = { lastAdvancedAt: Date.now() - 9 * HOUR, archived: null };
    server = await startLocalServer(lever);
    kith = await startTestServer({ egressAllow: [server.place] });
    ({ owner } = kith);
    await owner.post('/v1/pools', { name: 'Kith', home: { zone: 'Europe/Berlin', country: 'DE', language: 'en' } });
    const settings = { address: server.url('/'), account: 'werft', token: 'a key of the platform', secret: SECRETS };
    source = (await owner.post('/v1/sources', { kind: 'lever', name: 'Our Lever', settings })).body as typeof source;
  });
  afterAll(async () => {
    await kith.stop();
    await server.stop();
  });

  const runs = async () =>
    (await owner.get(`/v1/sources/${source.id}/runs`)).body.items as { n: number; problem: unknown }[];
  const found = async () => (await owner.get('/v1/contacts?query=Gesa')).body.items as { id: string }[];

  test('is asked as soon as it is connected, and its card tells no secret and where it may be called', async () => {
    const [card] = await until(found, (items) => items.length === 1);
    const standing = async () => (await owner.get(`/v1/contacts/${card?.id}`)).body as { standing: string };
    await until(standing, (one) => one.standing === 'in-process');
    await until(runs, (items) => items.length > 0);
    const shown = (await owner.get(`/v1/sources/${source.id}`)).body;
    expect(shown).toMatchObject({ asked: true, unverified: false, secretMissing: false, problem: null });
    expect(JSON.stringify(shown)).not.toMatch(/a key of the platform|by-which-lever/);
    expect(shown.hookUrl).toContain('/hooks/lever/');
  });

  test('tries out what it would tell', async () => {
    const dry = (await owner.post(`/v1/sources/${source.id}/run?dry=true`)).body;
    expect(dry).toMatchObject({ told: 2, problem: null });
  });

  test('is heard if it signs, and nothing that it says is taken for a fact', async () => {
    const played = callablePlatforms.find(({ kind }) => kind === 'lever');
    const call = async (secret: string) => {
      const body = { event: 'candidateHired', data: { contactId: 'contact-2', name: 'Nobody Atall' } };
      const sent = played?.send(body, secret, { id: 'n-1', event: 'candidateHired', now: Date.now() });
      return (await fetch(source.hookUrl, { method: 'POST', body: sent?.raw ?? '', headers: sent?.headers ?? {} }))
        .status;
    };
    const before = (await runs())[0]?.n ?? 0;
    expect([await call('another token'), await call(SECRET)]).toEqual([401, 200]);
    // Within a minute of the last time: it may be asked already where that was long ago.
    const asked = async () => {
      const card = (await owner.get(`/v1/sources/${source.id}`)).body as { nextRunAt: string };
      return Date.parse(card.nextRunAt) < Date.now() + 2 * 60_000 || ((await runs())[0]?.n ?? 0) > before;
    };
    await until(asked, (soon) => soon);
    expect((await owner.get('/v1/contacts?query=Nobody')).body.items).toEqual([]);
  });

  test('tells when it is asked what became of an application', async () => {
    opportunity = { lastAdvancedAt: Date.now() - 9 * HOUR, archived: { archivedAt: Date.now() - HOUR, reason: 'r-1' } };
    expect((await owner.post(`/v1/sources/${source.id}/run`)).status).toBe(202);
    const [card] = await found();
    const types = async () =>
      (await owner.get(`/v1/contacts/${card?.id}/history`)).body.items.map(
        ({ type }: { type: string }) => type,
      ) as string[];
    await until(types, (known) => known.includes('application.hired'));
  });

  test('says on its card what is wrong with it', async () => {
    await server.stop();
    await owner.post(`/v1/sources/${source.id}/run`);
    const card = await until(
      async () => (await owner.get(`/v1/sources/${source.id}`)).body as { problem: { code: string } | null },
      ({ problem }) => problem !== null,
    );
    expect(card.problem?.code).toBe('unreachable');
  });
});
