import type { KafkaMessage } from 'kafkajs';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { BusRecord, Subscribing, Topic } from '#libs/ports/bus.js';

export type Limits = Pick<Subscribing, 'maxRecords' | 'maxBytes'>;

/** What a log needs of the member that fetches for it. */
export interface Tap {
  /** Fetches from this offset on, and drops what was under way. */
  seek(offset: number): void;
  pause(): void;
  resume(): void;
}

/** One partition as a reader goes along it: fed by the broker, read at the reader's own pace. */
export interface PartitionLog {
  /**
   * Records from `next` on, without gaps, within the limits; none if there are none yet. Throws MissingRecords if the
   * log does not hold `next`, and a retriable OutsideWorld for a record that cannot be read.
   */
  read(next: number): Promise<{ records: BusRecord[]; newest: number }>;
  /** What was fetched. False: it is of no use, and nothing more is wanted for now. */
  feed(messages: readonly KafkaMessage[], highWatermark: number): boolean;
  /** The partition was assigned anew, to the same reader: it must be said again from where to fetch. */
  reassigned(): void;
  /** Looks, at the next reading, also where the broker has not said anything. */
  look(): void;
  /** Kafka's offset behind all that was handled, for lag tools; null while unknown. */
  readonly handled: number | null;
  /** When the oldest record that is held and not handled was written, ms; null: none is, or nobody needs to know. */
  readonly waitingSince: number | null;
}

/** A reader's position lies outside what is kept: nothing may be skipped, so it waits until the log is put back, or the position moved. */
export class MissingRecords extends OutsideWorld {
  constructor(
    { group, topic, partition }: { group: string; topic: Topic; partition: number },
    position: number,
    holds: string,
  ) {
    const place = `${topic}, partition ${String(partition)}`;
    super(`${group} stands at ${String(position)} of ${place}, which ${holds}`, true, 'records-missing');
  }
}

/** As many from the start as the limits allow, one at least; stops before the first that is not the next number. */
export function firstRun(records: readonly BusRecord[], next: number, { maxRecords, maxBytes }: Limits): BusRecord[] {
  const run: BusRecord[] = [];
  let bytes = 0;
  for (const record of records) {
    bytes += Buffer.byteLength(record.value);
    const fits = run.length < maxRecords && (run.length === 0 || bytes <= maxBytes);
    if (!fits || record.offset !== next + run.length) break;
    run.push(record);
  }
  return run;
}

/** Batches that are held at most; half of them must last until the broker is asked again. */
const BATCHES = 4;

/** What was fetched and not handled yet. Full, it asks for a pause, and half empty it no longer does. */
export class Held {
  #records: BusRecord[] = [];
  #writtenAt: (number | null)[] = [];
  #bytes = 0;
  #paused = false;

  constructor(
    private readonly limits: Limits,
    private readonly tap: Tap,
  ) {}

  get records(): readonly BusRecord[] {
    return this.#records;
  }

  /** When the first of them was written, ms; null if that is not known. */
  get waitingSince(): number | null {
    return this.#writtenAt[0] ?? null;
  }

  add(record: BusRecord, writtenAt: number | null = null): void {
    this.#records.push(record);
    this.#writtenAt.push(writtenAt);
    this.#bytes += Buffer.byteLength(record.value);
  }

  /** Forgets everything before an offset. */
  dropBefore(offset: number): void {
    const keep = this.#records.findIndex((record) => record.offset >= offset);
    const dropped = this.#records.splice(0, keep < 0 ? this.#records.length : keep);
    this.#writtenAt.splice(0, dropped.length);
    for (const { value } of dropped) this.#bytes -= Buffer.byteLength(value);
  }

  clear(): void {
    this.#records = [];
    this.#writtenAt = [];
    this.#bytes = 0;
  }

  /** Tells the tap what is wanted now, if that has changed or `anyway`. */
  balance(anyway = false): void {
    const { maxRecords, maxBytes } = this.limits;
    const share = Math.max(this.#records.length / (BATCHES * maxRecords), this.#bytes / maxBytes);
    const paused = this.#paused ? share > 0.5 : share > 1;
    if (paused === this.#paused && !anyway) return;
    this.#paused = paused;
    if (paused) this.tap.pause();
    else this.tap.resume();
  }
}
