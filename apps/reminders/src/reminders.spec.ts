import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DAY, HOUR, LivePool, MONDAY } from './testing/live-pool.js';

let pool: LivePool;
beforeEach(async () => {
  pool = await LivePool.open(['m_1', 'm_2']);
});
afterEach(() => pool.close());

describe('rounds', () => {
  test('follow a keep within seconds, for the member who keeps', async () => {
    await pool.offeredAda();
    expect(await pool.facts('outreach.suggested')).toMatchObject([{ member: 'm_1', occasion: { kind: 'tie' } }]);
    expect(await pool.facts('outreach.round-held')).toMatchObject([{ member: 'm_1', considered: 1, offered: 1 }]);
  });

  test('follow the last of several keeps, once', async () => {
    for (const name of ['Ada', 'Bea', 'Cleo']) {
      const contact = await pool.meet(name);
      await pool.say('contact.keep', { contact, member: 'm_1', rhythm: 'yearly' });
      await pool.clock.advance(pool.clock.now() + 1500);
    }
    await pool.pass(5000);
    const keeps = await pool.ledger('contact.kept');
    expect(await pool.roundsHeld()).toEqual([`m_1 2026-01-12 kept/${keeps.at(-1)?.seq ?? 0}`]);
    expect(await pool.facts('outreach.suggested')).toHaveLength(2);
  });

  test('follow an import, for everybody, and a sign of theirs, for whom it was meant', async () => {
    await pool.say('import.finish', {
      ...{ import: 'i_1', member: 'm_1', format: 'linkedin-csv', file: null },
      counts: { created: 0, changed: 0, unchanged: 0, rejected: 0 },
    });
    await pool.pass(5000);
    expect(await pool.roundsHeld()).toEqual(['m_1 2026-01-12 import/i_1', 'm_2 2026-01-12 import/i_1']);
    const contact = await pool.meet('Ada');
    const theirs = { contact, channel: 'email', at: null, toMember: 'm_2', wish: null, until: null };
    await pool.say('response.record', theirs);
    await pool.pass(5000);
    expect(await pool.facts('outreach.suggested')).toMatchObject([{ member: 'm_2', occasion: { kind: 'owed' } }]);
  });

  test('follow a sign of somebody who had been let go, and one that was meant for nobody', async () => {
    const contact = await pool.meet('Ada');
    await pool.say('contact.release', { contact, reason: 'person' });
    const theirs = { contact, channel: 'email', at: null, toMember: null, wish: null, until: null };
    await pool.say('response.record', theirs);
    await pool.pass(5000);
    expect(await pool.facts('contact.revived')).toMatchObject([{ reason: 'sign' }]);
    expect(await pool.facts('outreach.suggested')).toMatchObject([{ occasion: { kind: 'owed' } }]);
  });

  test('follow a member who brings somebody back, for whom it concerns', async () => {
    const contact = await pool.meet('Ada');
    await pool.say('contact.release', { contact, reason: 'person' });
    await pool.say('contact.follow-up', { contact, member: 'm_2', on: MONDAY, reason: 'ask about Pune' });
    await pool.pass(5000);
    expect(await pool.facts('outreach.suggested')).toEqual([]);
    await pool.say('contact.revive', { contact });
    await pool.pass(5000);
    expect(await pool.facts('outreach.suggested')).toMatchObject([{ member: 'm_2', occasion: { kind: 'follow-up' } }]);
  });

  test('are held every working morning, once for each member', async () => {
    await pool.pass(7 * DAY);
    for (let look = 0; look < 3; look += 1) {
      await pool.reminders.fillQueue();
      await pool.reminders.idle();
    }
    const days = ['2026-01-13', '2026-01-14', '2026-01-15', '2026-01-16', '2026-01-19'];
    const expected = days.flatMap((day) => ['m_1', 'm_2'].map((member) => `${member} ${day} morning`));
    expect((await pool.roundsHeld()).sort()).toEqual(expected.sort());
    const times = (await pool.ledger('outreach.round-held')).map(({ time }) => time.slice(11, 13));
    expect(new Set(times)).toEqual(new Set(['07']));
  });

  test('of a morning that was slept through are held on waking, those of earlier days are not', async () => {
    pool.clock.jump(MONDAY + 2 * DAY + 3 * HOUR);
    await pool.restart();
    await pool.reminders.idle();
    expect((await pool.roundsHeld()).sort()).toEqual(['m_1 2026-01-14 morning', 'm_2 2026-01-14 morning']);
  });
});

describe('dues', () => {
  test('end an offer after five working days', async () => {
    await pool.offeredAda();
    await pool.pass(7 * DAY - HOUR);
    expect(await pool.facts('outreach.expired')).toEqual([]);
    await pool.pass(HOUR);
    expect(await pool.facts('outreach.expired')).toHaveLength(1);
  });

  test('presume what was accepted written, 72 hours later', async () => {
    const offer = await pool.offeredAda();
    await pool.say('suggestion.accept', { ...offer, channel: 'email' });
    await pool.pass(8 * DAY);
    expect(await pool.facts('interaction.touched')).toMatchObject([{ presumed: true, suggestion: offer.suggestion }]);
    expect(await pool.facts('outreach.expired')).toEqual([]);
  });

  test('that a decision has overtaken are dropped', async () => {
    const offer = await pool.offeredAda();
    await pool.clock.advance(pool.clock.now() + 7 * DAY - HOUR);
    await pool.say('suggestion.decline', { ...offer, reason: 'bad-time' });
    await pool.pass(2 * DAY);
    expect(await pool.facts('outreach.expired')).toEqual([]);
  });

  test('wait while the pool is ahead of the time, and people do not', async () => {
    await pool.offeredAda();
    pool.clock.jump(MONDAY + 30 * DAY);
    const bea = await pool.meet('Bea');
    pool.clock.jump(MONDAY + 8 * DAY);
    await pool.reminders.idle();
    expect(await pool.facts('outreach.expired')).toEqual([]);
    await pool.say('contact.keep', { contact: bea, member: 'm_1', rhythm: 'yearly' });
    pool.clock.jump(MONDAY + 31 * DAY);
    await pool.reminders.idle();
    expect(await pool.facts('outreach.expired')).toHaveLength(1);
  });
});

describe('the queue', () => {
  test('may forget everything: rebuilt, it holds the same dues', async () => {
    await pool.offeredAda();
    await pool.clock.advance(Date.UTC(2026, 0, 19, 6, 30));
    const before = await pool.platform.queue.waiting();
    expect(before.map(({ name }) => name)).toEqual(['round', 'round']);
    await pool.restart();
    await pool.platform.quiet();
    expect(await pool.platform.queue.waiting()).toEqual(before);
  });

  test('holds one job for all that is due of a pool, and after it the one for what is due next', async () => {
    const ada = await pool.offeredAda();
    await pool.pass(HOUR / 2);
    await pool.say('contact.keep', { contact: await pool.meet('Bea'), member: 'm_1', rhythm: 'quarterly' });
    await pool.pass(HOUR / 2);
    const [first = 0, second = 0] = (await pool.facts('outreach.suggested')).map(({ expiresAt }) => Number(expiresAt));
    expect(first).toBeLessThan(second);
    await pool.clock.advance(first - 1);
    const dues = async () => (await pool.platform.queue.waiting()).filter(({ name }) => name === 'due');
    expect(await dues()).toEqual([{ id: 'due-p_live', name: 'due', at: first, data: { pool: 'p_live' } }]);
    await pool.clock.advance(first);
    expect((await dues()).map(({ at }) => at)).toEqual([second]);
    expect((await pool.facts('outreach.expired')).map(({ suggestion }) => suggestion)).toEqual([ada.suggestion]);
    await pool.clock.advance(second);
    expect(await pool.facts('outreach.expired')).toHaveLength(2);
  });

  test('holds nothing that is further away than an hour', async () => {
    await pool.offeredAda();
    expect(await pool.platform.queue.waiting()).toEqual([]);
  });
});
