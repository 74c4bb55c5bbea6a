import type { InputEnvelope } from '#libs/kernel/input.js';
import type { BusBatch, Subscribing, Topic } from '#libs/ports/bus.js';
import type { Subject } from './subject.js';

export const POOL = 'p_contract';

/** Inputs of the contract's pool, by number. */
export function inputs(from: number, to: number, data: unknown = null): InputEnvelope[] {
  const numbers = Array.from({ length: to - from }, (_, at) => from + at);
  return numbers.map((n) => ({
    id: `i${n}`,
    pool: POOL,
    kind: 'contract.said',
    version: 1,
    at: n,
    actor: 'clock',
    data,
  }));
}

/** A reader that keeps its position, as every reader must, and everything it was given. */
export class GivenReader implements Subscribing {
  readonly group: string;
  maxRecords = 10;
  maxBytes = 1_000_000;
  next = 0;
  asked = 0;
  readonly batches: BusBatch[] = [];
  /** Replaces what the reader does with a batch: the offset it wants next. */
  onBatch: (batch: BusBatch) => Promise<number> = async (batch) => after(batch);

  constructor(
    private readonly subject: Subject,
    readonly topic: Topic = 'inputs',
    name = 'reader',
  ) {
    this.group = name;
  }

  /** The pool's own partition; readers get others too, which hold nothing. */
  get partition(): number {
    return this.subject.platform.bus.partitionOf(POOL);
  }

  get offsets(): number[] {
    return this.batches.flatMap(({ records }) => records.map(({ offset }) => offset));
  }

  get ids(): string[] {
    return this.batches.flatMap(({ records }) => records.map(({ id }) => id));
  }

  readonly position = async (partition: number): Promise<number> => {
    if (partition !== this.partition) return 0;
    this.asked++;
    return this.next;
  };

  readonly handle = async (batch: BusBatch): Promise<number> => {
    const next = await this.onBatch(batch);
    this.batches.push(batch);
    this.next = next;
    return next;
  };
}

/** The reader as an object that can be spread. */
export function plain({ topic, group, maxRecords, maxBytes, position, handle }: GivenReader): Subscribing {
  return { topic, group, maxRecords, maxBytes, position, handle };
}

/** The offset behind a batch. */
export function after({ records }: BusBatch): number {
  return (records.at(-1)?.offset ?? -1) + 1;
}

export function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}

/** A promise and the way to keep it. */
export function held(): { promise: Promise<void>; release: () => void } {
  let release: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { promise, release };
}

/** Fails so many times before it handles a batch. */
export function failing(times: number, error: Error): (batch: BusBatch) => Promise<number> {
  let failed = 0;
  return async (batch) => {
    if (failed++ < times) throw error;
    return after(batch);
  };
}

/** Asks for `offset` after the first batch. */
export function once(offset: number): (batch: BusBatch) => Promise<number> {
  let first = true;
  return async (batch) => {
    const next = first ? offset : after(batch);
    first = false;
    return next;
  };
}
