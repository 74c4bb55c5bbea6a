import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { defaultPolicy } from '#libs/events/policy.js';
import { until, type Answer } from './testing/api-client.js';
import { startTestServer, type TestServer } from './testing/test-server.js';

const MINUTES = 60_000;
const home = { zone: 'Europe/Berlin', country: 'DE', language: 'en' };
const file = [
  'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
  ...Array.from(
    { length: 20 },
    (_, n) => `Made,Up ${n},https://www.linkedin.com/in/up-${n},,House ${n},Clerk,02 Jan 2020`,
  ),
  '',
].join('\n');
let kith: TestServer;

beforeAll(async () => {
  kith = await startTestServer();
  await kith.owner.post('/v1/pools', { name: 'Talent', home, owner: { name: 'Ada' } });
  await kith.owner.post('/v1/imports?format=linkedin-csv', file);
  const all = async (): Promise<Answer> => kith.owner.get('/v1/contacts');
  const { body } = await until(all, (answer) => answer.body.items.length === 20);
  for (const { id } of body.items as { id: string }[])
    await kith.owner.call('PUT', `/v1/contacts/${id}/keep`, { rhythm: 'quarterly' });
}, MINUTES);
afterAll(() => kith.stop());

const rehearsal = '/v1/policy/rehearse';
const none = { ...defaultPolicy, budget: { ...defaultPolicy.budget, offersPerDay: 0, tiesPerDay: 0 } };

test(
  'a policy is rehearsed beside the one in force, one at a time, and nothing is adopted by it',
  async () => {
    expect((await kith.owner.get(rehearsal)).body).toMatchObject({ state: 'resting', asked: null, results: null });
    const contradictory = { ...defaultPolicy, budget: { ...defaultPolicy.budget, offersPerDay: 0 } };
    expect(await kith.owner.post(rehearsal, { policy: contradictory })).toMatchObject({
      body: { code: 'policy-refused', faults: [{ field: 'budget.tiesPerDay', reason: 'contradicts' }] },
    });
    const begun = await kith.owner.post(rehearsal, { policy: none, days: 7 });
    expect(begun).toMatchObject({ status: 202, body: { state: 'rehearsing', of: 14, asked: { days: 7 } } });
    const second = await kith.owner.post(rehearsal, { policy: none });
    expect(second).toMatchObject({ status: 409, body: { code: 'rehearsal-running' } });
    const { body } = await until(
      () => kith.owner.get(rehearsal),
      (answer) => answer.body.state === 'resting',
      12_000,
    );
    expect(body).toMatchObject({ day: 14, problem: null, results: { other: { offers: 0, ahead: true } } });
    expect(body.results.now.offers).toBeGreaterThan(0);
    expect((await kith.owner.get('/v1/policy')).body).toMatchObject({
      version: 1,
      policy: defaultPolicy,
      former: null,
    });
  },
  3 * MINUTES,
);

test.each([
  [{ policy: { ...defaultPolicy, gap: { days: 1 } } }, 'gap.days'],
  [{ policy: { ...defaultPolicy, sorcery: {} } }, 'sorcery'],
  [{ policy: defaultPolicy, days: 4000 }, 'days'],
])('what cannot be a policy is not rehearsed: %#', async (body, field) => {
  const refused = await kith.owner.post(rehearsal, body);
  expect(refused.status).toBe(422);
  expect(JSON.stringify(refused.body)).toContain(field);
});
