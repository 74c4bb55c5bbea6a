import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { standardWebhooks } from '../../ingest/src/webhooks/standard/standard.js';
import { until } from './testing/api-client.js';
import { startTestServer, type TestServer } from './testing/test-server.js';

type Card = Record<string, unknown>;

interface Moment {
  time: string;
  cards: Record<string, Card | null>;
}

let kith: TestServer;
let ada: string;
let countess: string;

beforeAll(async () => {
  kith = await startTestServer();
  await kith.owner.post('/v1/pools', { name: 'Past', home: kith.config.home });
  ada = await added('Ada', 'Byron');
  countess = await added('Augusta', 'King');
});
afterAll(() => kith.stop());

async function added(given: string, family: string): Promise<string> {
  const name = { given, family, full: `${given} ${family}` };
  const { body } = await kith.owner.post('/v1/contacts', { name, employer: 'Acme' });
  return body.id as string;
}

/** How they stand now, once the clock has left the millisecond of what was said last. */
async function moment(ids = [ada, countess]): Promise<Moment> {
  const began = Date.now();
  const cards: Moment['cards'] = {};
  for (const id of ids) {
    const { status, body } = await kith.owner.get(`/v1/contacts/${id}`);
    cards[id] = status === 200 ? (body as Card) : null;
  }
  while (Date.now() === began) await new Promise(setImmediate);
  return { time: new Date(began).toISOString(), cards };
}

/** Without what depends on the moment of asking, not on what was known. */
const known = (card: Card | null): Card | null => (card === null ? null : { ...card, nextLookAt: null });

async function asked(id: string, time: string): Promise<Card | null> {
  const { status, body } = await kith.owner.get(`/v1/contacts/${id}/at?time=${encodeURIComponent(time)}`);
  return status === 200 ? (body as Card) : null;
}

describe('a contact as it was known at an earlier time', () => {
  test('is told as it stood then, through corrections, a merge and its end', async () => {
    const moments = [await moment()];
    const steps = [
      () => kith.owner.post(`/v1/contacts/${ada}/tags`, { add: ['analyst'] }),
      () => kith.owner.post(`/v1/contacts/${countess}/touches`, { channel: 'email' }),
      () => kith.owner.post('/v1/contacts/merge', { into: ada, from: countess }),
      () => kith.owner.post(`/v1/contacts/${ada}/responses`, { channel: 'email' }),
      () => kith.owner.post(`/v1/contacts/${countess}/unmerge`, {}),
      () => kith.owner.post(`/v1/contacts/${ada}/release`, {}),
    ];
    for (const step of steps) {
      expect((await step()).status).toBeLessThan(300);
      moments.push(await moment());
    }
    for (const { time, cards } of moments)
      for (const id of [ada, countess]) expect(known(await asked(id, time))).toEqual(known(cards[id] ?? null));
    expect(new Set(moments.map(({ cards }) => JSON.stringify(known(cards[ada] ?? null)))).size).toBe(
      moments.length - 1,
    );
  });

  test('has nothing of what its source has taken along since', async () => {
    const kind = 'standard-webhooks';
    const source = (await kith.owner.post('/v1/sources', { kind, name: 'Portal', settings: {} })).body;
    const tell = async (type: string, data: object): Promise<void> => {
      const raw = JSON.stringify({ type, timestamp: new Date().toISOString(), data });
      const headers = standardWebhooks.sign(raw, source.secret as string, type);
      expect((await fetch(source.hookUrl as string, { method: 'POST', body: raw, headers })).status).toBe(200);
    };
    const grace = async () => (await kith.owner.get('/v1/contacts?query=Grace')).body.items as { id: string }[];
    await tell('person.updated', { id: 7, name: 'Grace Murray', employer: 'Navy', emails: ['grace@example.org'] });
    const [found] = await until(grace, (items) => items.length === 1);
    const id = found?.id ?? '';
    const { time, cards } = await moment([id]);
    expect(cards[id]).toMatchObject({ name: 'Grace Murray', employer: 'Navy' });
    await kith.owner.call('PATCH', `/v1/contacts/${id}`, { employer: 'Univac' });
    await tell('person.deleted', { id: 7 });
    await until(
      () => kith.owner.get(`/v1/contacts/${id}`),
      ({ body }) => body.name === null,
    );
    expect(await asked(id, time)).toMatchObject({ name: null, employer: null, identities: [] });
  });

  test('was not known before it was added', async () => {
    const before = await kith.owner.get(`/v1/contacts/${ada}/at?time=2001-01-01`);
    expect([before.status, before.body.code]).toEqual([404, 'contact-unknown']);
  });

  test('is asked for with a time that is one', async () => {
    const refused = await kith.owner.get(`/v1/contacts/${ada}/at?time=yesterday`);
    expect([refused.status, refused.body.field]).toEqual([422, 'time']);
  });
});
