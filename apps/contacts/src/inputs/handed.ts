import type { BusBatch, BusRecord } from '#libs/ports/bus.js';

/** So many times what the bus hands over at most is taken before others have their turn. */
const MOST = 4;

/** What the bus handed over and is not decided yet, in order: the records of a batch, and what came behind them meanwhile. */
export class Handed {
  rest: readonly BusRecord[];
  #passed: number;

  /** `next`: the first offset that is not decided; nothing is left of a batch without it. Null: all of it is to be decided. */
  constructor(
    private readonly batch: Pick<BusBatch, 'records' | 'more'>,
    next: number | null,
  ) {
    const { records } = batch;
    const from = next === null ? 0 : records.findIndex(({ offset }) => offset === next);
    this.rest = from < 0 ? [] : records.slice(from);
    this.#passed = records.length - this.rest.length;
  }

  /** The first so many of them are decided. */
  took(records: number): void {
    this.rest = this.rest.slice(records);
    this.#passed += records;
  }

  /** Where fewer than `wanted` are left, looks for more, so that they are decided while the last ones are committed. */
  fill(wanted: number, handed: number): void {
    if (this.rest.length >= wanted || this.#passed >= MOST * handed) return;
    this.rest = this.batch.more?.(this.#passed) ?? this.rest;
  }
}
