import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Controller, Module, UseFilters } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import type { INestMicroservice } from '@nestjs/common';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Bus, BusBatch, Subscribing } from '#libs/ports/bus.js';
import { BusStrategy, type BatchHandling } from './bus-strategy.js';
import { RawErrors } from './raw-errors.filter.js';

const handling: BatchHandling = { group: 'readers', maxRecords: 10, maxBytes: 1000 };
const batch: BusBatch = { partition: 0, records: [{ offset: 3, id: 'x', value: '{}' }], newest: 4 };
const away = new OutsideWorld('no store', true, 'store-unavailable');
const lost: number[] = [];
let fails = false;

@Controller()
@UseFilters(RawErrors)
class Reader {
  @EventPattern('inputs', handling)
  take(@Payload() { records }: BusBatch): number {
    if (fails) throw away;
    return (records.at(-1)?.offset ?? 0) + 1;
  }

  @MessagePattern('inputs.position')
  async position(@Payload() partition: number): Promise<number> {
    return partition + 40;
  }

  @MessagePattern('inputs.lost')
  lost(@Payload() partition: number): void {
    lost.push(partition);
  }
}

@Module({ controllers: [Reader] })
class Readers {}

let reader: Subscribing;
let stopped: boolean;
let strategy: BusStrategy;
let app: INestMicroservice;

beforeEach(async () => {
  fails = false;
  stopped = false;
  const subscription = {
    health: () => 'half asleep',
    caughtUp: async () => undefined,
    stop: async () => void (stopped = true),
  };
  const bus = {
    subscribe: async (given: Subscribing) => {
      reader = given;
      return subscription;
    },
  } as unknown as Bus;
  strategy = new BusStrategy(bus);
  app = await NestFactory.createMicroservice(Readers, { strategy, logger: false });
  await app.listen();
});
afterEach(() => app.close());

describe('batch handlers of a Nest controller', () => {
  test('read the topic they name, as they say', () => {
    expect(reader).toMatchObject({ topic: 'inputs', ...handling });
  });

  test('take batches and answer the next offset', async () => {
    expect(await reader.handle(batch)).toBe(4);
  });

  test('say where they go on, and hear what they lost', async () => {
    expect(await reader.position(2)).toBe(42);
    reader.lost?.(5);
    await reader.position(2);
    expect(lost).toEqual([5]);
  });

  test('throw what they throw, so that the bus knows whether to wait', async () => {
    fails = true;
    await expect(reader.handle(batch)).rejects.toBe(away);
  });

  test('show their health and stop with the application', async () => {
    expect(strategy.health()).toBe('half asleep');
    await app.close();
    expect(stopped).toBe(true);
  });
});
