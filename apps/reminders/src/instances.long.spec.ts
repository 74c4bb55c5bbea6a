import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CommitFailed } from '#libs/kernel/errors.js';
import type { Subscribing } from '#libs/ports/bus.js';
import type { Queue, QueueJob } from '#libs/ports/queue.js';
import { jobNames } from './jobs.js';
import { startReminders, type Reminders } from './reminders.service.js';
import { DAY, HOUR, LivePool, POOL } from './testing/live-pool.js';

/** A queue that is asked for nothing: its jobs are handed out by the test. */
class HandedQueue implements Queue {
  readonly handlers = new Map<string, (job: QueueJob) => Promise<void>>();
  forgot = false;
  added: QueueJob[] = [];

  async add(jobs: QueueJob[]): Promise<void> {
    this.added.push(...jobs);
  }
  async remove(): Promise<void> {}
  process(name: string, _perSecond: number, handle: (job: QueueJob) => Promise<void>): void {
    this.handlers.set(name, handle);
  }
  async marked(): Promise<boolean> {
    return !this.forgot;
  }
  async mark(): Promise<void> {
    this.forgot = false;
  }
  async waiting(): Promise<QueueJob[]> {
    return this.added;
  }
  async stop(): Promise<void> {}

  async hand(name: string, data: QueueJob['data']): Promise<void> {
    await this.handlers.get(name)?.({ id: 'handed', name, at: 0, data });
  }
}

let pool: LivePool;
let other: Reminders;
let queue: HandedQueue;
let reader: Subscribing;

/** A second instance: `follows` if it is given the events, too, and not only jobs. */
async function startOther(follows: boolean): Promise<void> {
  queue = new HandedQueue();
  const { bus, clock, documents, keys, ledger } = pool.platform;
  const deaf = { health: () => null, caughtUp: async () => undefined, stop: async () => undefined };
  other = await startReminders(
    { bus, clock, documents, keys, ledger, queue, scrub: async () => undefined, close: async () => undefined },
    {
      decided: pool.contacts.decided,
      tickMs: HOUR / 6,
      connect: (given) => {
        reader = given;
        return follows ? bus.subscribe(given) : Promise.resolve(deaf);
      },
    },
  );
  await pool.platform.quiet();
}

beforeEach(async () => {
  pool = await LivePool.open(['m_1', 'm_2']);
});
afterEach(async () => {
  await other.stop();
  await pool.close();
});

/** Whoever was fenced is asked again, as the queue does. */
async function andAgain(work: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (!(error instanceof CommitFailed) || tries === 10) throw error;
    }
  }
}

async function scheduledPool(): Promise<unknown> {
  return (await pool.platform.documents.many(POOL, [{ collection: 'schedule-pool', key: 'self' }]))[0]?.body;
}

async function expectScheduleAsCards(contacts: string[]): Promise<void> {
  for (const key of contacts) {
    const [row] = await pool.platform.documents.many(POOL, [{ collection: 'schedule', key }]);
    const [card] = await pool.platform.documents.many(POOL, [{ collection: 'card', key }]);
    expect((row?.body as { facts: unknown }).facts).toEqual((card?.body as { facts: unknown }).facts);
  }
}

describe('two instances of reminders', () => {
  test('that both believe they have a partition hold every round once, and keep one schedule', async () => {
    await startOther(true);
    const contacts = [await pool.meet('Ada'), await pool.meet('Bea'), await pool.meet('Cyd')];
    for (const contact of contacts) {
      await pool.say('contact.keep', { contact, member: 'm_1', rhythm: 'quarterly' });
    }
    const end = pool.clock.now() + 10 * DAY;
    while (pool.clock.now() < end) {
      await pool.clock.advance(pool.clock.now() + 3 * HOUR);
      await Promise.all([andAgain(() => pool.reminders.idle()), andAgain(() => other.idle())]);
    }
    const rounds = await pool.roundsHeld();
    expect(rounds.length).toBeGreaterThan(10);
    expect(new Set(rounds).size).toBe(rounds.length);
    expect(other.health()).toBeNull();
    expect(pool.reminders.health()).toBeNull();
    await expectScheduleAsCards(contacts);
  });

  test('write nothing over what another has kept while they were away', async () => {
    await startOther(false);
    await reader.position(0);
    await other.idle();
    await pool.say('contact.keep', { contact: await pool.meet('Ada'), member: 'm_1', rhythm: 'quarterly' });
    await pool.pass(DAY);
    const [rounds, kept] = [await pool.roundsHeld(), await scheduledPool()];
    await expect(queue.hand(jobNames.round, { pool: POOL, member: 'm_1' })).rejects.toThrow(CommitFailed);
    expect(await scheduledPool()).toEqual(kept);
    await queue.hand(jobNames.round, { pool: POOL, member: 'm_1' });
    await pool.pass(HOUR);
    expect(await pool.roundsHeld()).toEqual(rounds);
  });

  test('do each other’s jobs: a round is due wherever its job comes up', async () => {
    await startOther(false);
    const contact = await pool.meet('Ada');
    await pool.say('contact.keep', { contact, member: 'm_1', rhythm: 'quarterly' });
    await pool.platform.quiet();
    pool.clock.jump(pool.clock.now() + 5000);
    await queue.hand(jobNames.round, { pool: POOL, member: 'm_1' });
    expect(await pool.roundsHeld()).toHaveLength(1);
    await queue.hand(jobNames.round, { pool: POOL, member: 'm_1' });
    await pool.pass(HOUR);
    expect(await pool.roundsHeld()).toHaveLength(1);
    await expectScheduleAsCards([contact]);
  });

  test('bring the jobs of every pool again when the queue has forgotten them', async () => {
    await startOther(false);
    const { contact } = await pool.offeredAda();
    const [row] = await pool.platform.documents.many(POOL, [{ collection: 'schedule', key: contact }]);
    const { dueAt } = row?.body as { dueAt: number };
    await pool.clock.advance(dueAt - HOUR / 2);
    queue.added = [];
    queue.forgot = true;
    await pool.clock.advance(pool.clock.now() + HOUR / 5);
    expect(queue.added).toContainEqual({ id: `due-${POOL}`, name: jobNames.due, at: dueAt, data: { pool: POOL } });
  });
});
