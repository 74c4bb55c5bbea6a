import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Lease, Leases } from '#libs/transport/leases.js';

/** ms between looks at whether another instance is done, and how often */
const LOOK_EVERY = 100;
const LOOKS = 50;

/** What came of a piece of work; null: another instance works on this import. */
type Done<Result> = { result: Result } | null;

/** One piece of work on an import at a time: rows are read, changed and written back. Among instances its lease decides. */
export class ImportWork {
  readonly #running = new Map<string, Promise<unknown>>();

  constructor(private readonly parts: { leases: Leases; clock: Clock }) {}

  /** Whether this instance works on it. */
  has(id: string): boolean {
    return this.#running.has(id);
  }

  /** Works on an import nobody here works on. What fails because another instance has taken over ends as null. */
  begin<Result>(pool: string, id: string, work: () => Promise<Result>): Promise<Done<Result>> {
    const working = this.#leased(pool, id, work).finally(() => this.#running.delete(id));
    this.#running.set(id, working);
    return working;
  }

  /** Works on an import when what works on it now is done. Throws OutsideWorld `import-busy` if that takes another instance seconds. */
  async alone<Result>(pool: string, id: string, work: () => Promise<Result>): Promise<Result> {
    for (let look = 0; look < LOOKS; look += 1) {
      while (this.#running.has(id)) await this.#running.get(id)?.catch(() => undefined);
      const done = await this.begin(pool, id, work);
      if (done !== null) return done.result;
      await this.#pause();
    }
    throw busy();
  }

  /** Resolves when nothing is worked on. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running.values());
  }

  async #leased<Result>(pool: string, id: string, work: () => Promise<Result>): Promise<Done<Result>> {
    const lease = await this.parts.leases.take(pool, `import/${id}`);
    return lease === null ? null : this.#under(lease, work);
  }

  async #under<Result>(lease: Lease, work: () => Promise<Result>): Promise<Done<Result>> {
    try {
      return { result: await work() };
    } catch (error) {
      if (lease.held()) throw error;
      return null;
    } finally {
      await lease.release();
    }
  }

  #pause(): Promise<void> {
    const { clock } = this.parts;
    return new Promise((resolve) => void clock.at(clock.now() + LOOK_EVERY, resolve));
  }
}

/** Another instance works on the same import. */
export function busy(): OutsideWorld {
  return new OutsideWorld('This import is being worked on just now: try again in a few seconds.', true, 'import-busy');
}
