import type { Clock } from '#libs/ports/clock.js';

const MINUTE = 60_000;

/** One piece of work that comes up again and again. */
export class Woken {
  #running: Promise<void> | null = null;
  #again = false;
  #stopped = false;
  #cancel: () => void = () => undefined;

  /**
   * `run` answers when to run again by itself, ms; null: when it is woken. One that failed runs again a minute later, and
   * `failed` is told why.
   */
  constructor(
    private readonly clock: Clock,
    private readonly run: () => Promise<number | null>,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Runs now, or once more when the run that is going on has ended. */
  wake(): void {
    if (this.#stopped) return;
    if (this.#running === null) this.#running = this.#turns();
    else this.#again = true;
  }

  get isIdle(): boolean {
    return this.#running === null;
  }

  /** Resolves when the run that is going on, and what it was woken for meanwhile, has ended. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#running;
  }

  async #turns(): Promise<void> {
    let next: number | null = null;
    do {
      this.#again = false;
      this.#cancel();
      next = await this.run().catch((error: unknown) => {
        this.failed(error);
        return this.clock.now() + MINUTE;
      });
    } while (this.#mayGoOn());
    this.#running = null;
    if (next !== null && !this.#stopped) this.#cancel = this.clock.at(next, () => this.wake());
  }

  #mayGoOn(): boolean {
    return this.#again && !this.#stopped;
  }
}
