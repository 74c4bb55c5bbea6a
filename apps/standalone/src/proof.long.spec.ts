import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestServer, type TestServer } from './testing/test-server.js';

const MINUTE = 60_000;
const home = { zone: 'Europe/Berlin', country: 'DE', language: 'en' };
let kith: TestServer;

beforeAll(async () => {
  kith = await startTestServer();
  await kith.owner.post('/v1/pools', { name: 'Talent', home, owner: { name: 'Ada' } });
}, MINUTE);
afterAll(() => kith.stop());

test(
  'the ledger is proved when an owner asks: how much was read, and that nothing broke',
  async () => {
    const { status, body } = await kith.owner.post('/v1/proof/verification', {});
    expect([status, body]).toMatchObject([200, { broken: 0 }]);
    expect(body.events).toBeGreaterThan(0);
    expect(body.promises).toBeGreaterThan(30);
  },
  MINUTE,
);
