import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from './testing/api-client.js';
import { startTestServer, type TestServer } from './testing/test-server.js';

const file = [
  'Notes:',
  '"Some addresses are missing, because their owners keep them to themselves."',
  '',
  'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
  `Lina,Frisch,https://www.linkedin.com/in/lina-frisch,,Salzwerk,Designer,${daysAgo(5)}`,
  `Bo,Quist,https://www.linkedin.com/in/bo-quist,bo@mail.example,Feldhase,Engineer,${daysAgo(900)}`,
  'Nobody,Nowhere,,,,,',
  '',
].join('\n');

function daysAgo(days: number): string {
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const at = new Date(Date.now() - days * 86_400_000);
  return `${String(at.getUTCDate())} ${months[at.getUTCMonth()] ?? ''} ${String(at.getUTCFullYear())}`;
}

describe('a first day, from the one-time link to a message', () => {
  let kith: TestServer;
  let importId = '';
  let offer = { id: '', contact: { id: '', name: '' } };

  beforeAll(async () => {
    kith = await startTestServer();
  });
  afterAll(() => kith.stop());

  test('the link of the start line signs in, once', async () => {
    const first = await kith.stranger.get(`/auth/link?token=${kith.server.link}`);
    expect(first.status).toBe(303);
    expect(first.headers.get('set-cookie')).toMatch(/kith_session=.+HttpOnly; SameSite=Lax/);
    const second = await kith.stranger.get(`/auth/link?token=${kith.server.link}`);
    expect(second.headers.get('set-cookie')).toBeNull();
    expect(second.headers.get('location')).toBe('/?link=used');
  });

  test('the first run names the pool', async () => {
    expect((await kith.owner.get('/v1/me')).body).toMatchObject({ member: null, pool: null });
    expect((await kith.owner.get('/v1/contacts')).body).toMatchObject({ status: 409, code: 'no-pool' });
    const body = {
      name: 'Team',
      home: { zone: 'Europe/Berlin', country: 'DE', language: 'en' },
      owner: { name: 'Mo' },
    };
    const made = await kith.owner.post('/v1/pools', body, { 'idempotency-key': 'first' });
    expect(made.status).toBe(201);
    expect((await kith.owner.post('/v1/pools', body, { 'idempotency-key': 'first' })).body.id).toBe(made.body.id);
    const me = (await kith.owner.get('/v1/me')).body;
    expect(me).toMatchObject({ member: { name: 'Mo', role: 'owner' }, pool: { name: 'Team', empty: true } });
  });

  test('a file becomes contacts, with a result for every row', async () => {
    const begun = await kith.owner.post('/v1/imports?format=linkedin-csv&file=Connections.csv', file);
    expect(begun.status).toBe(202);
    importId = begun.body.id;
    const done = await until(
      () => kith.owner.get(`/v1/imports/${importId}`),
      ({ body }) => body.state === 'finished',
    );
    expect(done.body.counts).toEqual({ created: 2, changed: 0, unchanged: 0, rejected: 1 });
    const rows = (await kith.owner.get(`/v1/imports/${importId}/rows`)).body.items;
    expect(rows.map((row: { row: number; outcome: string }) => [row.row, row.outcome])).toEqual([
      [5, 'created'],
      [6, 'created'],
      [7, 'rejected'],
    ]);
    expect(rows[2].problem).toEqual(expect.any(String));
  });

  test('the same file again changes nothing', async () => {
    const before = (await kith.owner.get('/v1/status')).body.ledger.events;
    const again = await kith.owner.post('/v1/imports?format=linkedin-csv', file);
    const done = await until(
      () => kith.owner.get(`/v1/imports/${again.body.id}`),
      ({ body }) => body.state === 'finished',
    );
    expect(done.body.counts).toEqual({ created: 0, changed: 0, unchanged: 2, rejected: 1 });
    const events = (await kith.owner.get(`/v1/ledger?after=${String(before)}`)).body as string;
    expect(events).not.toMatch(/"type":"contact\./);
  });

  test('the first look shows the likeliest first, and a keep can be undone', async () => {
    const look = (await kith.owner.get('/v1/first-look')).body;
    expect(look.total).toBe(2);
    const [first] = look.items;
    const kept = await kith.owner.call('PUT', `/v1/contacts/${first.id}/keep`, { rhythm: 'quarterly' });
    expect(kept.body.kept).toEqual([expect.objectContaining({ rhythm: 'quarterly' })]);
    const undone = await kith.owner.call('DELETE', `/v1/contacts/${first.id}/keep`);
    expect(undone.body.kept).toEqual([]);
  });

  test('Today offers the fresh connection with its honest reason', async () => {
    const found = await until(
      () => kith.owner.get('/v1/suggestions?member=me&state=open'),
      ({ body }) => body.items.length > 0,
    );
    offer = found.body.items[0];
    expect(found.body.items[0]).toMatchObject({
      contact: { name: 'Lina Frisch' },
      occasion: { kind: 'connected' },
      warning: null,
    });
    expect(found.body.items[0].text).toMatch(/^You connected on LinkedIn on .+ and nobody has written yet\.$/);
  });

  test('accepted and written, it is nobody’s again before the date that "may I" names', async () => {
    expect((await kith.owner.post(`/v1/suggestions/${offer.id}/accept`, {})).body.state).toBe('accepted');
    expect(
      (await kith.owner.post(`/v1/suggestions/${offer.id}/confirm`, { wrote: true, channel: 'linkedin' })).body.state,
    ).toBe('written');
    const answer = (await kith.owner.get('/v1/may-i?identity=https://www.linkedin.com/in/Lina-Frisch/?trk=x')).body;
    expect(answer.may).toBe(false);
    expect(Date.parse(answer.from)).toBeGreaterThan(Date.now() + 6 * 86_400_000);
    const failing = answer.verdicts
      .filter((verdict: { ok: boolean }) => !verdict.ok)
      .map((verdict: { rule: string }) => verdict.rule);
    expect(failing).toContain('gap');
    const asked = await kith.owner.post('/v1/suggestions', {
      contact: offer.contact.id,
      reason: { kind: 'question', text: null },
    });
    expect(asked.status).toBe(409);
    expect(asked.body).toMatchObject({ code: 'rules', from: answer.from });
  });

  test('the history tells it, newest first, with its source', async () => {
    const { items } = (await kith.owner.get(`/v1/contacts/${offer.contact.id}/history`)).body;
    expect(items[0]).toMatchObject({ type: 'interaction.touched' });
    expect(items.at(-1)).toMatchObject({
      type: 'contact.added',
      provenance: { source: 'linkedin-csv', import: importId },
    });
  });

  test('taking the import back leaves whom somebody has touched and removes the rest', async () => {
    expect((await kith.owner.post(`/v1/imports/${importId}/revert`)).status).toBe(202);
    await until(
      () => kith.owner.get(`/v1/imports/${importId}`),
      ({ body }) => body.state === 'reverted',
    );
    const { items } = (await kith.owner.get('/v1/contacts')).body;
    expect(items.map((contact: { name: string }) => contact.name)).toEqual(['Lina Frisch']);
  });

  test('an objection ends it for the whole team, and the next file does not bring them back', async () => {
    const objected = await kith.owner.post(`/v1/contacts/${offer.contact.id}/objection`, { note: 'by phone' });
    expect(objected.body.standing).toBe('objected');
    const erased = await kith.owner.call('DELETE', `/v1/contacts/${offer.contact.id}`);
    expect(erased.body).toEqual({ contact: offer.contact.id, erased: true });
    const again = await kith.owner.post('/v1/imports?format=linkedin-csv', file);
    await until(
      () => kith.owner.get(`/v1/imports/${again.body.id}`),
      ({ body }) => body.state === 'finished',
    );
    const { items } = (await kith.owner.get('/v1/contacts')).body;
    expect(items.map((contact: { name: string }) => contact.name)).toEqual(['Bo Quist']);
    expect((await kith.owner.get('/v1/may-i?identity=linkedin:lina-frisch')).body.may).toBe(false);
    const ledger = await until(
      () => kith.owner.get('/v1/ledger'),
      ({ body }) => String(body).includes('privacy.erasure-completed'),
    );
    expect(ledger.body).not.toMatch(/Frisch/);
  });
});
