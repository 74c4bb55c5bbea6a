import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { canary, foundIn, foundInText } from './testing/canary.js';
import {
  connectGreenhouse,
  erasureOf,
  expectNoWayBack,
  foundInAnswers,
  lived,
  type Greenhouse,
} from './testing/canary-life.js';
import { startTestServer, type TestServer } from './testing/test-server.js';

describe('somebody who came in by every door and was erased', () => {
  let kith: TestServer;
  let platform: Greenhouse;
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

  beforeAll(async () => {
    log.info('The log is heard.');
    kith = await startTestServer({}, log);
    const home = { zone: 'Europe/Berlin', country: 'DE', language: 'en' };
    await kith.owner.post('/v1/pools', { name: 'Team', home });
    platform = await connectGreenhouse(kith.owner);
    id = await lived(kith.owner, platform);
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
    expect((await erasureOf(kith.owner)).every(({ at }) => at > 0)).toBe(true);
    expect(files()).toEqual([]);
    expect(foundInText(said)).toEqual([]);
    expect(said).toContain('The log is heard.');
    expect(await foundInAnswers(kith.owner)).toEqual([]);
  });

  test('does not come back by any door', () => expectNoWayBack(kith.owner, platform));
});
