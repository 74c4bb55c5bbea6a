import { expect, test } from '@jest/globals';
import { defaultPolicy } from '#libs/events/policy.js';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import { Rehearsals } from './rehearsals.js';

test('of two pools that ask at once one is played, and it ends with the process', async () => {
  const documents = { many: async () => [], save: async () => undefined };
  const ledger = { read: async () => [] };
  const platform = { clock: new VirtualClock(Date.UTC(2026, 4, 4)), documents, ledger };
  const rehearsals = new Rehearsals({ platform: platform as never, program: 'nowhere.js', report: () => undefined });
  const policies = { now: defaultPolicy, other: defaultPolicy };
  const asked = ['p_1', 'p_2'].map((pool) => rehearsals.start(pool, 7, policies));
  const [first, second] = await Promise.allSettled(asked);
  expect(first).toMatchObject({ status: 'fulfilled', value: { state: 'rehearsing', of: 14 } });
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'rehearsal-running' } });
  await rehearsals.stop();
  const after = await Promise.allSettled([rehearsals.start('p_2', 7, policies)]);
  expect(after).toMatchObject([{ status: 'fulfilled' }]);
  await rehearsals.stop();
});
