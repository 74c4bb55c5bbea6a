import { Server } from '@nestjs/microservices';
import type { CustomTransportStrategy, MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Bus, BusBatch, Subscribing, Subscription } from '#libs/ports/bus.js';
import { NestReader } from './nest-reader.js';

/**
 * Nest's transport over any `Bus`: the batches of a connected reader go to the controller whose `@EventPattern` names
 * its topic, and that answers the next offset. Group, limits and positions are the reader's. Such controllers carry
 * `RawErrors`, so that the bus sees what was thrown and not what Nest makes of it.
 */
export class BusStrategy extends Server implements CustomTransportStrategy {
  override readonly propagatesEventHandlerErrors = true;
  readonly #bus: Bus;
  readonly #readings: NestReader[] = [];

  constructor(bus: Bus) {
    super();
    this.#bus = bus;
  }

  /** Reads for this reader once Nest listens. One reader a topic: throws for a second. */
  async connect(reader: Subscribing): Promise<Subscription> {
    if (this.#readings.some((other) => other.reader.topic === reader.topic))
      throw new Error(`Two readers want the batches of ${reader.topic}: ${reader.group} is the second.`);
    const reading = new NestReader(reader);
    this.#readings.push(reading);
    return reading;
  }

  listen(callback: (error?: unknown) => void): void {
    Promise.all(this.#readings.map((reading) => this.#begin(reading))).then(() => {
      callback();
    }, callback);
  }

  async close(): Promise<void> {
    await Promise.all(this.#readings.map((reading) => reading.stop()));
  }

  override on(): never {
    throw new Error('A bus has no client events: ask the subscription for its health.');
  }

  override unwrap(): never {
    throw new Error('A bus has no client of its own: take it from the platform.');
  }

  async #begin(reading: NestReader): Promise<void> {
    const { topic } = reading.reader;
    const handler = this.getHandlerByPattern(topic);
    if (handler === null) throw new Error(`No controller takes the batches of ${topic}.`);
    await reading.begin(this.#bus, (batch) => answer(handler, batch));
  }
}

async function answer(handler: MessageHandler, batch: BusBatch): Promise<number> {
  const result: unknown = await handler(batch);
  return (isObservable(result) ? await lastValueFrom(result) : result) as number;
}
