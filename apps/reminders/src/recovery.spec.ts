import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Platform } from '#libs/ports/platform.js';
import { DAY, HOUR, LivePool, POOL } from './testing/live-pool.js';

let pool: LivePool;
beforeEach(async () => {
  pool = await LivePool.open(['m_1', 'm_2']);
});
afterEach(() => pool.close());

describe('a crash', () => {
  test('between saving and sending: sent once', async () => {
    const contact = await pool.meet('Ada');
    await pool.restart((platform) => ({ ...platform, bus: deafBus(platform) }));
    await pool.say('contact.keep', { contact, member: 'm_1', rhythm: 'quarterly' });
    await pool.clock.advance(pool.clock.now() + 5000);
    expect(await outbox()).toHaveLength(1);
    expect(await pool.roundsHeld()).toEqual([]);
    await pool.restart();
    await pool.pass(HOUR);
    expect(await pool.roundsHeld()).toHaveLength(1);
    expect(await pool.facts('outreach.suggested')).toHaveLength(1);
    expect(await outbox()).toEqual([]);
  });

  test('between the decision and its note: the repeat is dropped', async () => {
    const contact = await pool.meet('Ada');
    await pool.restart((platform) => ({ ...platform, documents: keepsOutbox(platform) }));
    await pool.say('contact.keep', { contact, member: 'm_1', rhythm: 'quarterly' });
    await pool.clock.advance(pool.clock.now() + 5000);
    expect(await pool.roundsHeld()).toHaveLength(1);
    expect(await outbox()).toHaveLength(1);
    await pool.restart();
    await pool.pass(2 * HOUR);
    expect(await pool.roundsHeld()).toHaveLength(1);
    expect(await outbox()).toEqual([]);
  });
});

describe('the end of the process', () => {
  test('does not wait for a decision that nobody takes any more; it is asked for again afterwards', async () => {
    const contact = await pool.meet('Ada');
    await pool.restart((platform) => ({ ...platform, bus: { ...deafBus(platform), append: async () => undefined } }));
    await pool.say('contact.keep', { contact, member: 'm_1', rhythm: 'quarterly' });
    await pool.clock.advance(pool.clock.now() + 5000);
    const ended = pool.reminders.stop().then(() => pool.platform.queue.stop());
    await pool.clock.advance(pool.clock.now() + 1000);
    await ended;
    expect(await outbox()).toHaveLength(1);
    await pool.restart();
    await pool.pass(HOUR);
    expect(await pool.roundsHeld()).toHaveLength(1);
    expect(await outbox()).toEqual([]);
  });
});

describe('the schedule', () => {
  test('holds what the cards hold, and is the same when it is made anew', async () => {
    const { contact } = await pool.offeredAda();
    await pool.meet('Bea');
    await pool.say('touch.record', {
      contact,
      member: 'm_2',
      channel: 'phone',
      at: null,
      suggestion: null,
      imported: false,
    });
    await pool.pass(DAY);
    const before = await schedule();
    for (const { key, facts } of before) {
      const [card] = await pool.platform.documents.many(POOL, [{ collection: 'card', key }]);
      expect((card?.body as { facts: unknown }).facts).toEqual(facts);
    }
    await forgetSchedule();
    await pool.restart();
    await pool.reminders.idle();
    expect(await schedule()).toEqual(before);
  });

  test('misses nothing of a pool that says no more when a batch begins later than asked for', async () => {
    await pool.offeredAda();
    const before = await schedule();
    const owner = { member: 'm_1', name: 'm_1', email: null };
    const home = { zone: 'Europe/Berlin', country: 'DE', language: 'en' };
    await pool.contacts.commands.submit({
      ...{ pool: 'p_newer', kind: 'pool.create', actor: 'member:m_1', key: 'newer' },
      data: { name: 'Newer', home, organisation: 'o_1', owner },
    });
    await forgetSchedule();
    await pool.restart((platform) => ({ ...platform, bus: lateBus(platform) }));
    await pool.reminders.idle();
    expect(await schedule()).toEqual(before);
  });

  test('reads on from the ledger when the log begins later', async () => {
    await pool.offeredAda();
    const before = await schedule();
    await pool.platform.documents.clear(POOL, 'schedule');
    await pool.platform.documents.clear(POOL, 'schedule-pool');
    await pool.restart();
    await pool.meet('Bea');
    await pool.reminders.idle();
    expect(await schedule()).toEqual(expect.arrayContaining(before));
    expect(await schedule()).toHaveLength(2);
  });

  test('forgets whom the pool erased', async () => {
    const { contact } = await pool.offeredAda();
    await pool.say('privacy.erase', { contact, ground: 'wish' });
    await pool.reminders.idle();
    expect(await schedule()).toEqual([]);
  });
});

async function outbox(): Promise<unknown[]> {
  return (await pool.platform.documents.list({ pool: POOL, collection: 'outbox', index: 'number', limit: 10 })).items;
}

async function forgetSchedule(): Promise<void> {
  for (const collection of ['schedule', 'schedule-member', 'schedule-pool']) {
    await pool.platform.documents.clear(POOL, collection);
  }
  await pool.platform.documents.clear('-', 'schedule-position');
}

async function schedule(): Promise<{ key: string; facts: unknown }[]> {
  const contacts = (await pool.ledger('contact.added')).map(({ subject }) => subject ?? '');
  const keys = contacts.map((key) => ({ collection: 'schedule', key }));
  const found = await pool.platform.documents.many(POOL, keys);
  return found.map(({ key, body }) => ({ key, facts: (body as { facts: unknown }).facts }));
}

/** A bus that takes nothing from reminders and does not say so. */
function deafBus({ bus }: Platform): Platform['bus'] {
  return {
    partitions: bus.partitions,
    partitionOf: (id) => bus.partitionOf(id),
    append: () => new Promise(() => undefined),
    subscribe: (reader) => bus.subscribe(reader),
    at: (...place) => bus.at(...place),
    newest: (...place) => bus.newest(...place),
  };
}

/** A bus whose first batch is only the last of what it was asked for. */
function lateBus({ bus }: Platform): Platform['bus'] {
  let late = true;
  return {
    partitions: bus.partitions,
    partitionOf: (id) => bus.partitionOf(id),
    append: (inputs) => bus.append(inputs),
    subscribe: (reader) =>
      bus.subscribe({
        ...reader,
        handle: (batch) => {
          const records = late ? batch.records.slice(-1) : batch.records;
          late = false;
          return reader.handle({ ...batch, records });
        },
      }),
    at: (...place) => bus.at(...place),
    newest: (...place) => bus.newest(...place),
  };
}

/** Documents from which the outbox is never emptied: the process ends before. */
function keepsOutbox({ documents }: Platform): Platform['documents'] {
  return {
    many: (...query) => documents.many(...query),
    list: (query) => documents.list(query),
    search: (query) => documents.search(query),
    clear: (...place) => documents.clear(...place),
    all: (...page) => documents.all(...page),
    save: (changes) => {
      const emptied = changes.some(({ collection, body }) => collection === 'outbox' && body === null);
      return emptied ? new Promise(() => undefined) : documents.save(changes);
    },
  };
}
