/* eslint max-lines: [error, 400] -- one platform, call after call, and then each of the others */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { greenhouse } from '../../ingest/src/webhooks/greenhouse/greenhouse.js';
import {
  application,
  candidate,
  created,
  delivery,
  mina,
  rejected,
  teo,
} from '../../ingest/src/webhooks/greenhouse/testing/deliveries.js';
import type { CallingKind } from '../../ingest/src/webhooks/calling-kind.js';
import { callingKinds } from '../../ingest/src/webhooks/registry.js';
import { until, type Answer } from './testing/api-client.js';
import { startTestServer, type TestServer } from './testing/test-server.js';

let kith: TestServer;
let source: { id: string; hookUrl: string; secret: string };

const SECRET = 'a secret that the platform knows';

beforeAll(async () => {
  kith = await startTestServer({ bootstrapKey: 'a-secret-of-thirty-two-characters-or-more' });
  const body = { kind: 'greenhouse', name: 'Our Greenhouse', settings: { account: 'geigenbau', secret: SECRET } };
  const made = await kith.owner.post('/v1/sources', body);
  expect(made.status).toBe(201);
  source = made.body as typeof source;
});
afterAll(() => kith.stop());

const HOUR = 3_600_000;
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const active = delivery('candidate_stage_change', {
  application: application(mina, { last_activity_at: ago(2 * HOUR) }),
});
const ended = delivery('reject_candidate', {
  application: { ...rejected().payload.application, last_activity_at: ago(HOUR), rejected_at: ago(HOUR) },
});

/** Somebody who shares neither a telephone nor a page with anybody, and applies. */
const applies = (person: typeof mina) => {
  const own = { phone_numbers: [], website_addresses: [], social_media_addresses: [] };
  const { application: whole } = created(person).payload;
  return delivery('new_candidate_application', { application: { ...whole, candidate: candidate(person, own) } });
};

interface Shown {
  state: string;
  lastHeardAt: string | null;
  waiting: number;
  learned: { unclear: number };
}

let calls = 0;

/** As Greenhouse calls: signed, under a name of its own. */
async function call(body: object | string, more: { secret?: string; url?: string; id?: string } = {}): Promise<Answer> {
  const raw = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = greenhouse.sign(raw, more.secret ?? SECRET, more.id ?? `e-${(calls += 1)}`);
  const answer = await fetch(more.url ?? source.hookUrl, { method: 'POST', body: raw, headers });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

const shown = async (): Promise<Shown> => (await kith.owner.get(`/v1/sources/${source.id}`)).body as Shown;
const found = async (query: string): Promise<{ id: string }[]> =>
  (await kith.owner.get(`/v1/contacts?query=${query}`)).body.items as { id: string }[];
const toldOf = async (card: { id: string } | undefined): Promise<string[]> => {
  const { items } = (await kith.owner.get(`/v1/contacts/${card?.id}/history`)).body as { items: { type: string }[] };
  return items.map(({ type }) => type);
};

describe('a platform calls', () => {
  test('at an address that cannot be guessed, and before the first call nothing was heard', async () => {
    expect(source.hookUrl).toContain(`${kith.server.address}/hooks/greenhouse/`);
    expect(source.secret).toBe(SECRET);
    expect(await shown()).toMatchObject({ state: 'active', lastHeardAt: null });
    const guessed = await call({ action: 'ping' }, { url: source.hookUrl.slice(0, -1) });
    expect([guessed.status, guessed.body.code]).toEqual([404, 'hook-unknown']);
    const otherKind = source.hookUrl.replace('/greenhouse/', '/lever/');
    expect((await call({ action: 'ping' }, { url: otherKind })).status).toBe(404);
  });

  test('with a ping first, which is answered and seen', async () => {
    expect(await call({ action: 'ping', payload: { web_hook: 1 } })).toMatchObject({ status: 200 });
    await until(shown, ({ lastHeardAt }) => lastHeardAt !== null);
  });

  test('with a wrong signature, and nothing of it is kept', async () => {
    const forged = await call(created(teo), { secret: 'somebody else’s secret' });
    expect([forged.status, forged.body.code]).toEqual([401, 'signature-wrong']);
    const unsigned = await fetch(source.hookUrl, { method: 'POST', body: JSON.stringify(created(teo)) });
    expect([unsigned.status, await unsigned.text()]).toEqual([401, expect.stringContaining('signature-wrong')]);
    await call({ action: 'ping', payload: 'after it' });
    expect(await found('Ahornblatt')).toEqual([]);
  });

  test('with more than 1 MB, which is not even checked', async () => {
    const long = await call(JSON.stringify({ action: 'ping', payload: 'x'.repeat(1_000_001) }));
    expect([long.status, long.body.code]).toEqual([413, 'too-large']);
  });

  test('with an application: somebody comes in, who is in process', async () => {
    expect((await call(active)).status).toBe(200);
    const [card] = await until(
      () => found('Mina'),
      (items) => items.length === 1,
    );
    const told = await until(
      () => toldOf(card),
      (types) => types.length > 1,
    );
    expect(told).toEqual(['application.stage-changed', 'contact.added']);
    expect((await kith.owner.get(`/v1/contacts/${card?.id}`)).body).toMatchObject({ standing: 'in-process' });
  });

  test('again with the same, under the same name or another: nothing changes, and the answer is the same', async () => {
    for (const id of ['e-same', 'e-same', 'e-other']) expect((await call(active, { id })).status).toBe(200);
    expect((await call(ended)).status).toBe(200);
    const [card] = await found('Mina');
    const told = await until(
      () => toldOf(card),
      (types) => types.length > 2,
    );
    expect(told).toEqual(['application.ended', 'application.stage-changed', 'contact.added']);
  });

  test('with what nobody understands: kept, answered, and shown', async () => {
    for (const body of [{ action: 'candidate_promoted', payload: {} }, 'no json at all', { payload: 3 }])
      expect((await call(body)).status).toBe(200);
    const { learned } = await until(shown, ({ waiting }) => waiting === 3);
    expect(learned.unclear).toBe(3);
  });

  test('with a new secret and, for a while, with the one before', async () => {
    const rotated = await kith.owner.post(`/v1/sources/${source.id}/secret`);
    expect(rotated.status).toBe(200);
    const { secret } = rotated.body as { secret: string };
    expect((await call(applies(teo), { secret })).status).toBe(200);
    expect((await call({ action: 'ping', payload: 2 }, { secret: SECRET })).status).toBe(200);
    await until(
      () => found('Ahornblatt'),
      (items) => items.length === 1,
    );
    await kith.owner.post(`/v1/sources/${source.id}/secret`);
    expect((await call({ action: 'ping', payload: 3 }, { secret: SECRET })).status).toBe(401);
  });

  test('and is heard after a pause only', async () => {
    const { secret } = (await kith.owner.post(`/v1/sources/${source.id}/secret`)).body as { secret: string };
    await kith.owner.post(`/v1/sources/${source.id}/pause`);
    const person = { ...mina, id: 77, family: 'Pausenbrot', email: 'pause@kith.example' };
    expect((await call(applies(person), { secret })).status).toBe(200);
    expect(await found('Pausenbrot')).toEqual([]);
    await kith.owner.post(`/v1/sources/${source.id}/resume`);
    await until(
      () => found('Pausenbrot'),
      (items) => items.length === 1,
    );
  });
});

/** Connects a source; where its platform has a secret before it knows our address, only with that. */
async function connected({ kind, settings }: CallingKind): Promise<Answer['body']> {
  const connect = (given: object) => kith.owner.post('/v1/sources', { kind, name: `Another ${kind}`, settings: given });
  const bare = await connect({});
  if (settings.safeParse({}).success) return bare.body;
  expect(bare.body.code).toBe('invalid-input');
  return (await connect({ secret: SECRET })).body;
}

/** A secret that both sides know: ours, or one that the platform makes and somebody gives to Kith. */
async function secretFor({ secretFrom, settings }: CallingKind, made: Answer['body']): Promise<string> {
  const isAwaited = secretFrom === 'platform' && settings.safeParse({}).success;
  expect([made.secretMissing, made.secret === null]).toEqual([isAwaited, secretFrom === 'platform']);
  if (secretFrom === undefined) return made.secret as string;
  if (isAwaited) {
    const early = await fetch(made.hookUrl as string, { method: 'POST', body: '{}' });
    expect([early.status, await early.text()]).toEqual([503, expect.stringContaining('secret-missing')]);
  }
  const refused = await kith.owner.post(`/v1/sources/${made.id as string}/secret`);
  expect([refused.status, refused.body.code]).toEqual([409, 'secret-of-platform']);
  const given = await kith.owner.call('PATCH', `/v1/sources/${made.id as string}`, { settings: { secret: SECRET } });
  expect([given.status, given.body.secretMissing]).toEqual([200, false]);
  return SECRET;
}

test.each(callingKinds.map((kind) => [kind.kind, kind] as const))(
  '%s can be connected, and every delivery that can be tried is taken, a forged one is not',
  async (name, kind) => {
    const made = await connected(kind);
    const secret = await secretFor(kind, made);
    const send = (raw: string, secret: string, id: string) =>
      fetch(made.hookUrl as string, { method: 'POST', body: raw, headers: kind.sign(raw, secret, id) });
    for (const [event, sample] of Object.entries(kind.samples)) {
      const raw = JSON.stringify(sample(Date.now()));
      expect([event, (await send(raw, secret, event)).status]).toEqual([event, 200]);
      expect([event, (await send(raw, 'whsec_c29tZWJvZHkgZWxzZSdzIHNlY3JldA==', 'forged')).status]).toEqual([
        event,
        401,
      ]);
    }
    const { body } = await until(
      () => kith.owner.get(`/v1/sources/${made.id as string}`),
      (answer) => answer.body.waiting === 0,
    );
    expect(body.learned).toMatchObject({ unclear: 0, parked: 0 });
  },
);
