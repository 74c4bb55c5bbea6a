import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startLocalServer, type LocalServer } from '#libs/adapters/egress/testing/local-server.js';
import { until, type ApiClient } from './testing/api-client.js';
import { startTestServer, type TestServer } from './testing/test-server.js';

const HOUR = 3_600_000;
const iso = (hoursAgo: number): string => new Date(Date.now() - hoursAgo * HOUR).toISOString();

let tickets: LocalServer;
let kith: TestServer;
let owner: ApiClient;
let ada: string;
/** who was let in, by e-mail address */
let inside: string[] = [];

const events = () => [{ slug: 'conf', name: 'Werft Conf', date_from: iso(30), testmode: false, has_subevents: false }];
const orders = () =>
  inside.map((email, n) => ({
    ...{ code: `A${String(n)}`, email, testmode: false },
    positions: [{ positionid: 1, attendee_email: null, checkins: [{ datetime: iso(29), type: 'entry' }] }],
  }));
const pretix: RequestListener = ({ url = '', headers }, response) => {
  const isIn = headers.authorization === 'Token a-long-word';
  const results = url.includes('/orders/') ? orders() : events();
  response.writeHead(isIn ? 200 : 401, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ count: results.length, next: null, previous: null, results }));
};

beforeAll(async () => {
  tickets = await startLocalServer(pretix);
  kith = await startTestServer({ egressAllow: [tickets.place] });
  owner = kith.owner;
  await owner.post('/v1/pools', { name: 'Kith', home: { zone: 'Europe/Berlin', country: 'DE', language: 'en' } });
  const name = { given: 'Ada', family: 'Example', full: 'Ada Example' };
  ada = (await owner.post('/v1/contacts', { name, identities: ['ada@ada.example'] })).body.id;
});
afterAll(async () => {
  await kith.stop();
  await tickets.stop();
});

const noted = async (): Promise<string[]> => {
  const { items } = (await owner.get(`/v1/contacts/${ada}/history`)).body as {
    items: { type: string; text: string }[];
  };
  return items.flatMap(({ type, text }) => (type === 'activity.noted' ? [text] : []));
};
interface Shown {
  nextRunAt: string;
  lastRunAt: string;
  learned: { noted: number };
}
/** It is asked again within a minute of the last time. */
const soon = ({ nextRunAt, lastRunAt }: Shown): boolean => Date.parse(nextRunAt) - Date.parse(lastRunAt) <= 60_000;
const ran = (id: string, runs: number) =>
  until(
    async () => (await owner.get(`/v1/sources/${id}/runs`)).body.items as { n: number; counts: object }[],
    (items) => (items[0]?.n ?? 0) >= runs,
  );

test('who of the contacts came to an event of our own is a reason to write, and a stranger is told to nobody', async () => {
  inside = ['bo@nobody.example'];
  const settings = { address: tickets.url('/'), organiser: 'werft', token: 'a-long-word' };
  const { status, body } = await owner.post('/v1/sources', { kind: 'pretix', name: 'Our conference', settings });
  expect([status, JSON.stringify(body).includes('a-long-word')]).toEqual([201, false]);
  const [first] = await ran(body.id, 1);
  expect(first?.counts).toMatchObject({ noted: 0, left: 1 });
  const shown = async () => (await owner.get(`/v1/sources/${String(body.id)}`)).body as Shown;

  inside = ['bo@nobody.example', 'Ada@Ada.example'];
  const dry = (await owner.post(`/v1/sources/${String(body.id)}/run?dry=true`)).body;
  expect(dry).toMatchObject({ told: 1, items: [{ title: 'Werft Conf', contact: ada }], problem: null });
  expect(await noted()).toEqual([]);

  // pretix calls, and signs nothing: it is asked within a minute of the last time, or at once where that is long ago.
  const { pathname } = new URL(body.hookUrl as string);
  expect((await kith.stranger.post(pathname, { action: 'pretix.event.checkin', code: 'A1' })).status).toBe(200);
  await until(
    async () => ({ source: await shown(), runs: await ran(body.id, 1) }),
    ({ source, runs }) => soon(source) || (runs[0]?.n ?? 0) > 1,
  );

  await owner.post(`/v1/sources/${String(body.id)}/run`);
  await until(shown, ({ learned }) => learned.noted > 0);
  expect(await noted()).toEqual(['Event · Werft Conf']);
});
