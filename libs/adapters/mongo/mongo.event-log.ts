import type { EventLog, NumberedEvent } from '#libs/ports/event-log.js';
import { outside } from './failures.js';
import { number } from './rows.js';
import { eventIndexes } from './schemas.js';
import type { Tables } from './tables.js';
import { Unpublished } from './unpublished.js';

/** The ledger as one row of events per partition. */
export class MongoEventLog implements EventLog {
  readonly #listeners = new Set<(partition: number) => void>();
  readonly #unpublished = new Unpublished();

  constructor(private readonly tables: Tables) {}

  after(partition: number, n: number, limit: number): Promise<NumberedEvent[]> {
    return this.#try(async () => {
      if (limit < 1) return [];
      const here = this.#unpublished.after(number(partition), number(n), limit);
      if (here !== null) return here;
      const found = this.tables.events.find(
        { partition: number(partition), n: { $gt: number(n) } },
        { sort: { n: 1 }, limit, hint: eventIndexes.byNumber.name, projection: { _id: 0, n: 1, id: 1, value: 1 } },
      );
      return found.map(({ n, id, value }) => ({ n, id, value })).toArray();
    });
  }

  newest(partition: number): Promise<number> {
    return this.#try(async () => (await this.tables.positions.findOne({ _id: number(partition) }))?.events ?? 0);
  }

  cursor(partition: number): Promise<number> {
    return this.#try(async () => (await this.tables.cursors.findOne({ _id: number(partition) }))?.next ?? 0);
  }

  async moveCursor(partition: number, n: number): Promise<void> {
    await this.#try(() =>
      this.tables.cursors.updateOne({ _id: number(partition) }, { $max: { next: number(n) } }, { upsert: true }),
    );
    this.#unpublished.drop(partition, n);
  }

  listen(committed: (partition: number) => void): () => void {
    this.#listeners.add(committed);
    return () => this.#listeners.delete(committed);
  }

  /** A commit of this process added these events. */
  readonly committed = (partition: number, events: readonly NumberedEvent[]): void => {
    this.#unpublished.add(partition, events);
    for (const listener of this.#listeners) listener(partition);
  };

  async #try<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw outside(error);
    }
  }
}
