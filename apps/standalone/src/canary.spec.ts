import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from './testing/api-client.js';
import { canary, foundIn, foundInText, googleFile, imported, linkedinFile, lived } from './testing/canary.js';
import { startTestServer, type TestServer } from './testing/test-server.js';

describe('somebody who came in by every door and was erased', () => {
  let kith: TestServer;
  let id = '';
  let said = '';
  const log = pino(
    { level: 'trace' },
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        said += chunk.toString();
        done();
      },
    }),
  );
  const files = () => foundIn(kith.config.dataDir, kith.config.keysDir);
  const erasure = async () => {
    const lines = String((await kith.owner.get('/v1/ledger')).body);
    return lines.split('\n').filter((line) => line.includes('"privacy.erasure-completed"'));
  };

  beforeAll(async () => {
    log.info('The log is heard.');
    kith = await startTestServer({}, log);
    const home = { zone: 'Europe/Berlin', country: 'DE', language: 'en' };
    await kith.owner.post('/v1/pools', { name: 'Team', home });
    id = await lived(kith.owner);
  });
  afterAll(() => kith.stop());

  test('is handed everything first, each thing that was said of her', async () => {
    const { body, headers } = await kith.owner.get(`/v1/contacts/${id}/export`);
    expect(headers.get('content-disposition')).toContain(id);
    expect(foundInText(JSON.stringify(body)).length).toBe(Object.keys(canary).length);
    expect(body).toMatchObject({ contact: { id }, wishes: { restricted: [{ ground: 'wish' }] } });
    expect(new Set(foundIn(kith.config.dataDir).map((one) => one.split(': ')[1])).size).toBeGreaterThan(12);
  });

  test('is in no file, no log and no answer afterwards', async () => {
    const erased = await kith.owner.call('DELETE', `/v1/contacts/${id}`);
    expect(erased.body).toEqual({ contact: id, erased: true });
    const [line = ''] = await until(erasure, (lines) => lines.length > 0);
    const { data } = JSON.parse(line) as { data: { stores: { store: string; at: number }[] } };
    expect(data.stores.every(({ at }) => at > 0)).toBe(true);
    expect(files()).toEqual([]);
    expect(foundInText(said)).toEqual([]);
    expect(said).toContain('The log is heard.');
    for (const route of ['/v1/contacts', '/v1/suggestions?state=all', '/v1/imports', '/v1/ledger', '/v1/parked'])
      expect([route, foundInText(JSON.stringify((await kith.owner.get(route)).body))]).toEqual([route, []]);
  });

  test('does not come back by any door', async () => {
    const before = (await kith.owner.get('/v1/contacts')).body.items.length as number;
    const again = [
      await imported(kith.owner, 'linkedin-csv', linkedinFile('Neuhaus')),
      await imported(kith.owner, 'google-csv', googleFile()),
    ];
    const name = { given: canary.given, family: canary.family, full: `${canary.given} ${canary.family}` };
    const added = await kith.owner.post('/v1/contacts', { name, identities: [canary.email] });
    expect(added.body).toMatchObject({ status: 409, code: 'suppressed' });
    const post = { activity: 'post', at: new Date().toISOString(), title: 'x', identity: `linkedin:${canary.slug}` };
    expect((await kith.owner.post('/v1/activities', post)).body).toMatchObject({ status: 409, code: 'suppressed' });
    expect((await kith.owner.get('/v1/contacts')).body.items).toHaveLength(before);
    expect((await kith.owner.get(`/v1/contacts?query=${canary.given}`)).body.items).toEqual([]);
    for (const one of again) {
      const rows = (await kith.owner.get(`/v1/imports/${one}/rows`)).body;
      expect(JSON.stringify(rows)).toContain('suppressed');
      expect(foundInText(JSON.stringify(rows))).toEqual([]);
    }
  });
});
