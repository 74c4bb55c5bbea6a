import { Server } from '@nestjs/microservices';
import type { CustomTransportStrategy, MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Bus, BusBatch, Subscribing, Subscription, Topic } from '#libs/ports/bus.js';

/** What `@EventPattern(topic, extras)` says of a batch handler. */
export type BatchHandling = Pick<Subscribing, 'group' | 'maxRecords' | 'maxBytes'>;

/**
 * Runs Nest's batch handlers off any `Bus`: `@EventPattern('inputs', { group, maxRecords, maxBytes })` takes a BusBatch
 * and answers the next offset, `@MessagePattern('inputs.position')` and `@MessagePattern('inputs.lost')` beside it take
 * a partition. Controllers carry `RawErrors`, so that the runner sees what was thrown and not what Nest makes of it.
 */
export class BusStrategy extends Server implements CustomTransportStrategy {
  override readonly propagatesEventHandlerErrors = true;
  readonly #bus: Bus;
  #subscriptions: Subscription[] = [];

  constructor(bus: Bus) {
    super();
    this.#bus = bus;
  }

  listen(callback: (error?: unknown) => void): void {
    const topics = [...this.messageHandlers].filter(([, handler]) => handler.isEventHandler === true);
    Promise.all(topics.map(([topic, handler]) => this.#subscribe(topic as Topic, handler))).then((subscriptions) => {
      this.#subscriptions = subscriptions;
      callback();
    }, callback);
  }

  async close(): Promise<void> {
    await Promise.all(this.#subscriptions.map((subscription) => subscription.stop()));
    this.#subscriptions = [];
  }

  /** null while all is well, else one sentence for the readiness page. */
  health(): string | null {
    return (
      this.#subscriptions.map((subscription) => subscription.health()).find((sentence) => sentence !== null) ?? null
    );
  }

  /** Resolves when every record appended before the call has been handled. */
  async caughtUp(): Promise<void> {
    await Promise.all(this.#subscriptions.map((subscription) => subscription.caughtUp()));
  }

  override on(): never {
    throw new Error('A bus has no client events: read health().');
  }

  override unwrap(): never {
    throw new Error('A bus has no client of its own: take it from the platform.');
  }

  #subscribe(topic: Topic, handle: MessageHandler): Promise<Subscription> {
    const { group, maxRecords, maxBytes } = handle.extras as BatchHandling;
    const position = this.#handler(`${topic}.position`);
    const lost = this.#handler(`${topic}.lost`);
    return this.#bus.subscribe({
      topic,
      group,
      maxRecords,
      maxBytes,
      position: (partition) => answer<number>(position, partition),
      handle: (batch) => answer<number>(handle, batch),
      lost: (partition) => void answer(lost, partition),
    });
  }

  #handler(pattern: string): MessageHandler {
    const handler = this.getHandlerByPattern(pattern);
    if (handler === null) throw new Error(`No handler answers "${pattern}".`);
    return handler;
  }
}

async function answer<T>(handler: MessageHandler, data: BusBatch | number): Promise<T> {
  const result: unknown = await handler(data);
  return (isObservable(result) ? await lastValueFrom(result) : result) as T;
}
