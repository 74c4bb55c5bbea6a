import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DAY, HOUR, LivePool, POOL } from './testing/live-pool.js';

let pool: LivePool;
beforeEach(async () => {
  pool = await LivePool.open(['m_1', 'm_2']);
});
afterEach(() => pool.close());

describe('rounds', () => {
  test('follow a keep within seconds, for the member who keeps', async () => {
    const ada = await pool.meet('Ada');
    await pool.say('contact.keep', { contact: ada, member: 'm_1', rhythm: 'quarterly' });
    await pool.pass(5000);
    expect(await pool.facts('outreach.suggested')).toMatchObject([{ member: 'm_1', occasion: { kind: 'tie' } }]);
    expect(await pool.facts('outreach.round-held')).toMatchObject([{ member: 'm_1', considered: 1, offered: 1 }]);
  });
});
