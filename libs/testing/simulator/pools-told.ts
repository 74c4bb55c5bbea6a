import type { Envelope } from '#libs/kernel/envelope.js';
import { PoolTold } from './told.js';

/** What all pools' facts say. */
export class Told {
  /** how often a parked line was written */
  parked = 0;
  readonly #pools = new Map<string, PoolTold>();

  pool(id: string): PoolTold {
    const known = this.#pools.get(id) ?? new PoolTold();
    this.#pools.set(id, known);
    return known;
  }

  get pools(): string[] {
    return [...this.#pools.keys()];
  }

  hear(envelope: Envelope): void {
    this.pool(envelope.pool).hear(envelope);
  }
}
