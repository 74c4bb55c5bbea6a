import type { Clock } from '#libs/ports/clock.js';

/** Lets no more than so many start in any span of a second. BullMQ's own limit, over all instances, is per fixed window. */
export class Pace {
  readonly #starts: number[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly perSecond: number,
    private readonly second: number,
  ) {}

  /** Resolves when the next one may start, and counts it. One caller at a time. */
  async turn(): Promise<void> {
    const oldest = this.#starts.length < this.perSecond ? undefined : this.#starts.shift();
    if (oldest !== undefined) await this.#until(oldest + this.second);
    this.#starts.push(this.clock.now());
  }

  async #until(at: number): Promise<void> {
    if (this.clock.now() >= at) return;
    await new Promise<void>((resolve) => {
      this.clock.at(at, resolve);
    });
  }
}
