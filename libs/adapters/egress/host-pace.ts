import type { Clock } from '#libs/ports/clock.js';

/** When a host may be asked next: one request at a time, so many ms apart, and not before it said. */
export class HostPace {
  readonly #free = new Map<string, number>();
  readonly #resting = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly paceMs: number,
  ) {}

  /** ms that a host, or one address of it, still wants to be left alone; 0 if it said nothing, or that is over. */
  restsFor(whom: string): number {
    const left = (this.#resting.get(whom) ?? 0) - this.clock.now();
    if (left <= 0) this.#resting.delete(whom);
    return Math.max(0, left);
  }

  /**
   * Resolves when it is this request's turn, with the ms that are left for `whom` to rest: more than 0, and it may not be
   * sent. Whoever comes before us in the queue may be told so while we wait.
   */
  async turn(host: string, whom = host): Promise<number> {
    const resting = this.restsFor(whom);
    if (resting > 0) return resting;
    const now = this.clock.now();
    this.#forget(now);
    const at = Math.max(now, this.#free.get(host) ?? 0);
    this.#free.set(host, at + this.paceMs);
    if (at > now) await new Promise<void>((resolve) => void this.clock.at(at, resolve));
    return this.restsFor(whom);
  }

  /** It wants to be left alone for so many ms. */
  rest(whom: string, ms: number): void {
    this.#resting.set(whom, Math.max(this.#resting.get(whom) ?? 0, this.clock.now() + ms));
  }

  #forget(now: number): void {
    if (this.#free.size < 1000) return;
    for (const [host, at] of this.#free) if (at <= now) this.#free.delete(host);
  }
}
