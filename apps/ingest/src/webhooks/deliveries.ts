import type { Source } from '../sources/source.js';
import type { Received } from './accept.js';
import type { DeliveryStore } from './delivery-store.js';

interface Waiting {
  received: Received;
  done: () => void;
  failed: (error: unknown) => void;
}

interface Lane {
  source: Pick<Source, 'pool' | 'id'>;
  waiting: Waiting[];
  writing: boolean;
}

/** So many deliveries share one write at most. */
const TOGETHER = 100;

/**
 * Takes deliveries in. Those of one source that arrive while earlier ones are being written share the next write, so
 * that a burst waits for the disk a few times and not for each.
 */
export class Deliveries {
  readonly #lanes = new Map<string, Lane>();

  constructor(
    private readonly store: Pick<DeliveryStore, 'accept'>,
    /** something of this source was stored */
    private readonly accepted: (source: Pick<Source, 'pool' | 'id'>) => void,
  ) {}

  /** Resolves once the delivery is durable, or known to be a repeat; rejects if it could not be stored. */
  accept(source: Pick<Source, 'pool' | 'id'>, received: Received): Promise<void> {
    const place = `${source.pool}/${source.id}`;
    const lane = this.#lanes.get(place) ?? { source, waiting: [], writing: false };
    this.#lanes.set(place, lane);
    return new Promise((done, failed) => {
      lane.waiting.push({ received, done, failed });
      if (!lane.writing) void this.#write(place, lane);
    });
  }

  async #write(place: string, lane: Lane): Promise<void> {
    lane.writing = true;
    while (lane.waiting.length > 0) {
      const together = lane.waiting.splice(0, TOGETHER);
      try {
        await this.store.accept(
          lane.source,
          together.map(({ received }) => received),
        );
        for (const { done } of together) done();
        this.accepted(lane.source);
      } catch (error) {
        for (const { failed } of together) failed(error);
      }
    }
    this.#lanes.delete(place);
  }
}
