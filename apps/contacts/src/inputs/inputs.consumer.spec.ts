import 'reflect-metadata';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { BusStrategy } from '#libs/transport/bus-strategy.js';
import { InputsConsumer, OWNER } from './inputs.consumer.js';
import { ToyPool } from './testing/toy-pool.js';

let toy: ToyPool;
beforeEach(async () => {
  toy = await ToyPool.open();
  await toy.subscription.stop();
});
afterEach(() => toy.close());

test('the owner decides what Nest hands it off the bus, and goes on where it stood', async () => {
  @Module({ controllers: [InputsConsumer], providers: [{ provide: OWNER, useValue: toy.owner }] })
  class Contacts {}

  for (const text of ['one', 'two']) {
    const strategy = new BusStrategy(toy.platform.bus);
    const subscription = await strategy.connect(toy.owner.reader);
    const app = await NestFactory.createMicroservice(Contacts, { strategy, logger: false });
    await app.listen();
    await toy.append(toy.input('toy.meet', { email: 'ada@example.org', text }));
    await subscription.caughtUp();
    expect(subscription.health()).toBeNull();
    await app.close();
  }
  expect(await toy.told()).toEqual(['contact.added', 'contact.note-added: one', 'contact.note-added: two']);
});
