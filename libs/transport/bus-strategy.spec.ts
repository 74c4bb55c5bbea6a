import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Controller, Module, UseFilters } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { INestMicroservice } from '@nestjs/common';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Bus, BusBatch, Subscribing, Subscription, Topic } from '#libs/ports/bus.js';
import { BusStrategy } from './bus-strategy.js';
import { RawErrors } from './raw-errors.filter.js';

const batch: BusBatch = { partition: 0, records: [{ offset: 3, id: 'x', value: '{}' }], newest: 4 };
const away = new OutsideWorld('no store', true, 'store-unavailable');
let fails = false;

@Controller()
@UseFilters(RawErrors)
class Reader {
  @EventPattern('inputs')
  take(@Payload() { records }: BusBatch): number {
    if (fails) throw away;
    return (records.at(-1)?.offset ?? 0) + 1;
  }
}

@Module({ controllers: [Reader] })
class Readers {}

const readerOf = (topic: Topic): Subscribing => ({
  topic,
  group: 'readers',
  maxRecords: 10,
  maxBytes: 1000,
  position: async (partition) => partition + 40,
  handle: async () => 0,
});

let given: Subscribing | null;
let stopped: boolean;
let strategy: BusStrategy;
let subscription: Subscription;
let app: INestMicroservice;

beforeEach(async () => {
  [fails, stopped, given] = [false, false, null];
  const ofBus: Subscription = {
    health: () => 'half asleep',
    caughtUp: async () => undefined,
    stop: async () => void (stopped = true),
  };
  const bus = { subscribe: async (reader: Subscribing) => ((given = reader), ofBus) } as unknown as Bus;
  strategy = new BusStrategy(bus);
  subscription = await strategy.connect(readerOf('inputs'));
  app = await NestFactory.createMicroservice(Readers, { strategy, logger: false });
});
afterEach(() => app.close());

describe('a reader that is connected through Nest', () => {
  test('reads as it says, and its batches go to the controller of its topic', async () => {
    await app.listen();
    expect(given).toMatchObject({ topic: 'inputs', group: 'readers', maxRecords: 10, maxBytes: 1000 });
    expect(await given?.position(2)).toBe(42);
    expect(await given?.handle(batch)).toBe(4);
  });

  test('is thrown what the controller throws, so that the bus knows whether to wait', async () => {
    await app.listen();
    fails = true;
    await expect(given?.handle(batch)).rejects.toBe(away);
  });

  test('does not read before Nest listens, and says so', async () => {
    expect(given).toBeNull();
    expect(subscription.health()).toBe('readers has not begun to read inputs.');
    const caughtUp = subscription.caughtUp();
    await app.listen();
    await caughtUp;
    expect(subscription.health()).toBe('half asleep');
  });

  test('stops with the application', async () => {
    await app.listen();
    await app.close();
    expect(stopped).toBe(true);
  });

  test('that was stopped before does not begin', async () => {
    await subscription.stop();
    await app.listen();
    expect(given).toBeNull();
  });

  test('for a topic that no controller takes stops the start, and so does a second one of a topic', async () => {
    await expect(strategy.connect(readerOf('inputs'))).rejects.toThrow('Two readers want the batches of inputs');
    await strategy.connect(readerOf('pool-events'));
    await expect(app.listen()).rejects.toThrow('No controller takes the batches of pool-events.');
  });
});
