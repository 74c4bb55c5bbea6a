import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createCommands } from '#libs/transport/commands.js';
import { createOriginSender, type MachineInput } from '#libs/transport/origin-sender.js';
import { POOL, ToyPool } from './testing/toy-pool.js';

const LARGEST_CHUNK = 1000;
const BATCH_IN_HAND = 500;

let toy: ToyPool;
beforeEach(async () => {
  toy = await ToyPool.open();
});
afterEach(() => toy.close());

test("a member's command never has more than two chunks of their own import before it", async () => {
  const { decided } = toy.owner;
  const commands = createCommands(toy.platform, { decided });
  const sender = createOriginSender(toy.platform, { decided });
  const rows = Array.from({ length: 6000 }, (_, i): MachineInput => ({
    kind: 'toy.meet',
    data: { email: `p${i}@example.org`, text: 'row' },
    at: toy.clock.now(),
    actor: 'member:m_1',
  }));
  const sending = sender.send(POOL, 'import/i_1', 1, rows);
  const decidedAt: number[] = [];
  for (let i = 0; (decidedAt.at(-1) ?? 0) < rows.length; i++) {
    const before = await sender.decidedN(POOL, 'import/i_1');
    const outcome = await commands.submit({
      pool: POOL,
      kind: 'toy.meet',
      actor: 'member:m_1',
      data: { email: 'me@example.org', text: `command ${i}` },
    });
    const after = await sender.decidedN(POOL, 'import/i_1');
    expect(outcome).toMatchObject({ state: 'done' });
    decidedAt.push(after);
    expect(after - before).toBeLessThanOrEqual(2 * LARGEST_CHUNK + BATCH_IN_HAND);
  }
  await sending;
  expect(decidedAt.filter((n) => n < rows.length).length).toBeGreaterThan(1);
  expect(await sender.decidedN(POOL, 'import/i_1')).toBe(rows.length);
});
