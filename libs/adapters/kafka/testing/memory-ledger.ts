import type { Envelope } from '#libs/kernel/envelope.js';
import type { EventLog, NumberedEvent } from '#libs/ports/event-log.js';
import type { Batch, Ledger, PoolHead, Position } from '#libs/ports/ledger.js';

/** A row of events in memory, for as long as the test. */
export class MemoryEventLog implements EventLog {
  readonly #rows = new Map<number, NumberedEvent[]>();
  readonly #cursors = new Map<number, number>();
  readonly #listeners = new Set<(partition: number) => void>();

  readonly after = async (partition: number, n: number, limit: number): Promise<NumberedEvent[]> =>
    this.#row(partition)
      .filter((event) => event.n > n)
      .slice(0, limit);
  readonly newest = async (partition: number): Promise<number> => (this.#row(partition).at(-1)?.n ?? -1) + 1;
  readonly cursor = async (partition: number): Promise<number> => this.#cursors.get(partition) ?? 0;
  moveCursor = async (partition: number, n: number): Promise<void> => {
    this.#cursors.set(partition, Math.max(n, await this.cursor(partition)));
  };
  readonly listen = (committed: (partition: number) => void): (() => void) => {
    this.#listeners.add(committed);
    return () => this.#listeners.delete(committed);
  };

  /** What a commit does. */
  add(partition: number, events: { id: string; value: string }[]): void {
    const row = this.#row(partition);
    for (const event of events) row.push({ ...event, n: (row.at(-1)?.n ?? -1) + 1 });
    for (const listener of this.#listeners) listener(partition);
  }

  /** Takes events out, as nothing may ever do. */
  lose(partition: number, from: number, to = Number.MAX_SAFE_INTEGER): void {
    const kept = this.#row(partition).filter(({ n }) => n < from || n >= to);
    this.#rows.set(partition, kept);
  }

  #row(partition: number): NumberedEvent[] {
    const row = this.#rows.get(partition) ?? [];
    this.#rows.set(partition, row);
    return row;
  }
}

/** As much of a ledger as the suites of the bus use. */
export class MemoryLedger implements Pick<Ledger, 'position' | 'head' | 'read' | 'commit'> {
  readonly log = new MemoryEventLog();
  readonly #positions = new Map<number, Position>();
  readonly #heads = new Map<string, PoolHead>();
  readonly #events: Envelope[] = [];

  position = async (partition: number): Promise<Position> =>
    this.#positions.get(partition) ?? { next: 0, lastInput: null };
  head = async (pool: string): Promise<PoolHead> => this.#heads.get(pool) ?? { pool, epoch: 1, seq: 0, now: 0 };
  read = async (pool: string, after: number, limit: number): Promise<Envelope[]> =>
    this.#events.filter((event) => event.pool === pool && event.seq > after).slice(0, limit);
  commit = async ({ partition, to, lastInput, heads, events }: Batch): Promise<void> => {
    this.#positions.set(partition, { next: to, lastInput });
    for (const { after } of heads) this.#heads.set(after.pool, after);
    this.#events.push(...events);
    this.log.add(
      partition,
      events.map((event) => ({ id: event.id, value: JSON.stringify(event) })),
    );
  };
}
