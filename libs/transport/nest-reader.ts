import type { Bus, BusBatch, Subscribing, Subscription } from '#libs/ports/bus.js';

/** Gives a service's reader to the bus: `bus.subscribe` itself, or through Nest's transport (`BusStrategy`). */
export type Connect = (reader: Subscribing) => Promise<Subscription>;

/** A reader that is connected and begins to read once Nest listens. */
export class NestReader implements Subscription {
  readonly reader: Subscribing;
  readonly #begun: Promise<Subscription>;
  #subscription: Subscription | null = null;
  #begin: (subscription: Subscription) => void = () => undefined;
  #stopped = false;

  constructor(reader: Subscribing) {
    this.reader = reader;
    this.#begun = new Promise((resolve) => (this.#begin = resolve));
  }

  /** Reads from now on; every batch goes to `handle`. */
  async begin(bus: Bus, handle: (batch: BusBatch) => Promise<number>): Promise<void> {
    if (this.#stopped) return;
    this.#subscription = await bus.subscribe({ ...this.reader, handle });
    this.#begin(this.#subscription);
  }

  health(): string | null {
    const { group, topic } = this.reader;
    return this.#subscription === null ? `${group} has not begun to read ${topic}.` : this.#subscription.health();
  }

  async caughtUp(): Promise<void> {
    await (await this.#begun).caughtUp();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#subscription?.stop();
  }
}
