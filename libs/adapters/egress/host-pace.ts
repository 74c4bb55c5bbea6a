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

  /** Resolves when it is this request's turn. */
  async turn(host: string): Promise<void> {
    const now = this.clock.now();
    this.#forget(now);
    const at = Math.max(now, this.#free.get(host) ?? 0);
    this.#free.set(host, at + this.paceMs);
    if (at > now) await new Promise<void>((resolve) => void this.clock.at(at, resolve));
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
