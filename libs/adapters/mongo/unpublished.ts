import type { NumberedEvent } from '#libs/ports/event-log.js';

/** Of a partition; more are read from the database again. */
const MOST = 2_000;

/** What this process has committed and not published yet: whoever publishes it need not ask the database for it. */
export class Unpublished {
  readonly #runs = new Map<number, NumberedEvent[]>();

  /** The events of one commit, in their order. */
  add(partition: number, events: readonly NumberedEvent[]): void {
    const run = this.#runs.get(partition) ?? [];
    const follows = run.length > 0 && run.at(-1)?.n === (events[0]?.n ?? 0) - 1;
    const longer = follows ? [...run, ...events] : [...events];
    if (longer.length > MOST) this.#runs.delete(partition);
    else this.#runs.set(partition, longer);
  }

  /** At most `limit` of those behind `n`; null unless the very next one is here. */
  after(partition: number, n: number, limit: number): NumberedEvent[] | null {
    const run = this.#runs.get(partition);
    const at = n + 1 - (run?.[0]?.n ?? Infinity);
    if (run === undefined || at < 0 || at >= run.length) return null;
    return run.slice(at, at + limit);
  }

  /** Everything below `n` is published. */
  drop(partition: number, n: number): void {
    const left = this.#runs.get(partition)?.filter((event) => event.n >= n) ?? [];
    if (left.length > 0) this.#runs.set(partition, left);
    else this.#runs.delete(partition);
  }
}
