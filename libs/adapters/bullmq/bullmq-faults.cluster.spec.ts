/* eslint max-lines: [error, 400] -- one server, and each way in which it fails */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { systemClock } from '#libs/adapters/clock/system-clock.js';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Clock } from '#libs/ports/clock.js';
import type { QueueJob } from '#libs/ports/queue.js';
import { until as untilSeen } from '#libs/testing/cluster/until.js';
import type { BullmqQueue } from './bullmq.queue.js';
import { openBullmqQueue } from './open-bullmq-queue.js';
import type { BullmqOptions } from './open-bullmq-queue.js';
import { OwnRedis } from './testing/own-redis.js';

const FAST = 1_000;
const timing = { second: 100, hour: 60_000 };

const job = (id: string, wait = 0): QueueJob => ({ id, name: 'look', at: Date.now() + wait, data: { contact: id } });
const jobs = (many: number, wait: number) => Array.from({ length: many }, (_, at) => job(`j${at}`, wait + at));
const ids = (given: readonly QueueJob[]) => given.map(({ id }) => id).sort();

/** A clock that is so many ms ahead of the machine's. */
const ahead = (ms: number): Clock => ({
  now: () => Date.now() + ms,
  at: (at, run) => systemClock.at(at - ms, run),
});

const until = (condition: () => boolean | Promise<boolean>) => untilSeen(String(condition), condition, Boolean);

describe('the BullMQ Queue, when', () => {
  let redis: OwnRedis;
  const opened: BullmqQueue[] = [];

  const open = async (more: Partial<BullmqOptions> = {}): Promise<BullmqQueue> => {
    const queue = await openBullmqQueue({ url: redis.url, clock: systemClock, timing, ...more });
    opened.push(queue);
    return queue;
  };
  const handled = (queue: BullmqQueue): QueueJob[] => {
    const ran: QueueJob[] = [];
    queue.process('look', FAST, async (given) => {
      ran.push(given);
    });
    return ran;
  };

  beforeEach(async () => {
    redis = await OwnRedis.prepare();
    await redis.start();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((queue) => queue.stop()));
    await redis.close();
    jest.restoreAllMocks();
  });

  describe('Redis is emptied', () => {
    it('says so, and is filled with the same jobs, which run once each', async () => {
      const queue = await open();
      const ran = handled(queue);
      const due = jobs(300, 6_000);
      await queue.add(due);
      await queue.mark();
      await redis.say('FLUSHALL');

      expect([await queue.marked(), await queue.waiting()]).toEqual([false, []]);
      await queue.add(due);
      await queue.mark();
      expect(await queue.marked()).toBe(true);
      await until(() => ran.length >= due.length);
      await until(async () => (await queue.waiting()).length === 0);
      expect(ids(ran)).toEqual(ids(due));
    });

    it('in the middle of a filling, asks for another one', async () => {
      const queue = await open();
      expect(await queue.marked()).toBe(false);
      await queue.add([job('first', 60_000)]);
      await redis.say('FLUSHALL');
      await queue.add([job('second', 60_000)]);
      await queue.mark();

      expect(await queue.marked()).toBe(false);
      await queue.mark();
      expect(await queue.marked()).toBe(true);
    });
  });

  describe('Redis is killed', () => {
    it('refuses at once and retriably, and goes on by itself when it is back', async () => {
      const queue = await open();
      const ran = handled(queue);
      await queue.add([job('before')]);
      await until(() => ran.length === 1);
      await queue.mark();
      await redis.kill();

      await until(() => queue.health() !== null);
      const sentence = `Redis at 127.0.0.1:${redis.port} cannot be reached at the moment.`;
      expect(queue.health()).toBe(sentence);
      const refused = { name: 'OutsideWorld', retriable: true, code: 'queue-unavailable', message: sentence };
      await expect(queue.add([job('lost')])).rejects.toMatchObject(refused);
      await expect(queue.marked()).rejects.toMatchObject(refused);
      await expect(queue.waiting()).rejects.toMatchObject(refused);

      await redis.start();
      await until(() => queue.health() === null);
      expect(await queue.marked()).toBe(false);
      await queue.add([job('now'), job('later', 500)]);
      await until(() => ran.length === 3);
      expect(ids(ran)).toEqual(['before', 'later', 'now']);
    });

    it('ends the job in hand once it is back, and closes also while it is away', async () => {
      const queue = await open();
      let started = 0;
      queue.process('look', FAST, async () => {
        if (started++ === 0) await redis.kill();
      });
      await queue.add([job('a')]);
      await until(() => started === 1);
      await until(() => queue.health() !== null);
      await redis.start();
      await until(async () => queue.health() === null && (await queue.waiting()).length === 0);
      await redis.kill();
      await until(() => queue.health() !== null);
      await queue.stop();
    });
  });

  it('Redis is not there yet, waits for it and says what for', async () => {
    await redis.kill();
    const told: string[] = [];
    const opening = open({ waiting: (sentence) => told.push(sentence) });
    await until(() => told.length > 0);
    expect(told[0]).toBe(`Redis at 127.0.0.1:${redis.port} cannot be reached at the moment.`);
    await redis.start();

    const queue = await opening;
    const ran = handled(queue);
    await queue.add([job('a')]);
    await until(() => ran.length === 1);
  });

  it('told to wait no longer, says what it waited for', async () => {
    await redis.kill();
    const leave = new AbortController();
    const opening = open({ signal: leave.signal, waiting: () => leave.abort() });
    await expect(opening).rejects.toMatchObject({ name: 'OutsideWorld', retriable: true });
  });

  describe('a person must act, refuses to open in one sentence:', () => {
    const refusal = async (more: Partial<BullmqOptions>): Promise<OutsideWorld> => {
      const error = await open(more).then(
        () => null,
        (reason: unknown) => reason,
      );
      if (error instanceof OutsideWorld) return error;
      throw new Error(`it opened, or failed otherwise: ${String(error)}`);
    };

    it.each(['', 'somebody:not-it@', ':not-it@'])('the password is wrong (%s)', async (login) => {
      await redis.say('CONFIG', 'SET', 'requirepass', 'it');
      const { message, retriable } = await refusal({ url: `redis://${login}127.0.0.1:${redis.port}` });
      expect([message, retriable]).toEqual([
        `Redis at 127.0.0.1:${redis.port} does not accept the user and password in its address.`,
        false,
      ]);
    });

    it.each([
      [31_000, 'ahead of'],
      [-31_000, 'behind'],
    ])('the clocks are %s ms apart', async (ms, words) => {
      const { message, retriable } = await refusal({ clock: ahead(ms) });
      expect([message, retriable]).toEqual([
        `The clock of this machine is 31 s ${words} that of Redis at 127.0.0.1:${redis.port}: set the clocks right.`,
        false,
      ]);
    });

    it('Redis drops keys when memory is short', async () => {
      await redis.say('CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru');
      const { message, retriable } = await refusal({});
      expect([message, retriable]).toEqual([
        `Redis at 127.0.0.1:${redis.port} drops keys when memory is short (allkeys-lru): set its maxmemory-policy to noeviction.`,
        false,
      ]);
    });
  });

  it('a clock runs away later, says so', async () => {
    let off = 0;
    const queue = await open({ clock: { ...systemClock, now: () => Date.now() + off } });
    off = 45_000;
    await until(() => queue.health() !== null);
    // A slow answer is measured with it.
    expect(queue.health()).toMatch(
      /^The clock of this machine is 4\d s ahead of that of Redis at 127\.0\.0\.1:\d+: set the clocks right\.$/,
    );
  });

  it('memory is short, says so and takes no more', async () => {
    const queue = await open();
    await redis.say('CONFIG', 'SET', 'maxmemory', '1');
    await expect(queue.add([job('a')])).rejects.toMatchObject({ retriable: true, code: 'queue-full' });
    await redis.say('CONFIG', 'SET', 'maxmemory', '0');
    await queue.add([job('a')]);
  });

  it('its clock is behind that of who added a job, does not run it early', async () => {
    const [fast, slow] = [await open(), await open({ clock: ahead(-2_000) })];
    const early: number[] = [];
    slow.process('look', FAST, async ({ at }) => {
      early.push(at - (Date.now() - 2_000));
    });
    await fast.add([job('a', 300)]);
    await until(() => early.length === 1);
    expect(early[0]).toBeLessThanOrEqual(0);
  });

  it('a worker sleeps on, puts another in its place', async () => {
    const asleep = new Promise<never>(() => undefined);
    const wait = jest.spyOn(Worker.prototype as unknown as { waitForJob: () => Promise<number> }, 'waitForJob');
    wait.mockReturnValueOnce(asleep);
    const told: string[] = [];
    const queue = await open({ warned: (sentence) => told.push(sentence) });
    const ran = handled(queue);
    await until(() => wait.mock.calls.length > 0);
    await queue.add([job('a')]);
    await until(() => ran.length === 1);

    expect(told).toContain('The worker of "look" slept although something was due, and was replaced.');
  });

  it('a job fails each time, gives it up and says why', async () => {
    const told: string[] = [];
    const quick = { second: 20, hour: 60_000 };
    const queue = await open({ timing: quick, warned: (sentence) => told.push(sentence) });
    queue.process('look', FAST, () => Promise.reject(new Error('the store is away')));
    await queue.add([job('a')]);
    await until(async () => (await queue.waiting()).length === 0);

    expect(told).toContain('Job a of "look" was given up after 9 attempts: Error: the store is away');
  });

  it('an instance dies with a job in hand, runs it elsewhere and says so', async () => {
    const told: string[] = [];
    const queue = await open({ warned: (sentence) => told.push(sentence) });
    await queue.add([job('a')]);
    const connection = new Redis(redis.url, { maxRetriesPerRequest: null });
    const dead = new Worker('look', null, { connection, prefix: 'kith', lockDuration: 1_000 });
    expect(await dead.getNextJob('its lock')).toMatchObject({ name: 'look' });

    const ran = handled(queue);
    await until(() => ran.length === 1);
    expect(told[0]).toMatch(/^The instance that had job \S+ of "look" in hand has died; it is done again\.$/);
    await dead.close(true);
    connection.disconnect();
  });

  it('there are two instances, runs each job once in all, and each must fill it before it counts it as filled', async () => {
    const [one, other] = [await open(), await open()];
    const ran = [handled(one), handled(other)];
    await Promise.all([one.add(jobs(200, 0)), other.add(jobs(200, 0))]);
    await until(async () => (await one.waiting()).length === 0);

    const all = ran.flat();
    expect(new Set(ids(all)).size).toBe(200);
    await one.mark();
    expect([await one.marked(), await other.marked()]).toEqual([true, false]);
  });
});
