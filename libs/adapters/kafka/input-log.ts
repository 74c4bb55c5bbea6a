import type { KafkaMessage } from 'kafkajs';
import type { OutsideWorld } from '#libs/kernel/errors.js';
import type { BusRecord, Topic } from '#libs/ports/bus.js';
import type { Ends } from './log-ends.js';
import { firstRun, Held, MissingRecords } from './partition-log.js';
import type { Limits, PartitionLog, Tap } from './partition-log.js';
import { busRecord } from './records.js';
import { compressed, tooLarge, unreadable } from './unreadable-batch.js';
import type { RecordPlace } from './unreadable-batch.js';

/** bytes; nothing of ours is larger, and no broker with our settings takes it */
const LARGEST_RECORD = 1_048_576;

export interface InputLogOptions {
  group: string;
  topic: Topic;
  /** on the brokers */
  name: string;
  partition: number;
  limits: Limits;
  tap: Tap;
  ends: () => Promise<Ends>;
}

/** A partition whose offsets are Kafka's own. Nothing in it is ever skipped. */
export class InputLog implements PartitionLog {
  handled: number | null = null;
  /** The offset expected from the broker next; null while nothing is fetched. */
  #expected: number | null = null;
  #newest = 0;
  /** The broker went on somewhere else than expected. */
  #astray = false;
  #soughtAt: number | null = null;
  /** The topic may be another one than before. */
  #unsure = false;
  #trouble: OutsideWorld | null = null;
  readonly #held: Held;

  constructor(private readonly options: InputLogOptions) {
    this.#held = new Held(options.limits, options.tap);
  }

  get waitingSince(): number | null {
    return this.#held.waitingSince;
  }

  async read(next: number): Promise<{ records: BusRecord[]; newest: number }> {
    const trouble = this.#trouble;
    if (trouble !== null && this.#expected === next) {
      this.#rest();
      throw trouble;
    }
    if (!this.#holds(next)) await this.#fetchFrom(next);
    else if (this.#unsure && next === this.#expected) await this.#demandIn(next);
    this.handled = next;
    this.#held.dropBefore(next);
    this.#held.balance();
    return { records: firstRun(this.#held.records, next, this.options.limits), newest: this.#newest };
  }

  feed(messages: readonly KafkaMessage[], highWatermark: number): boolean {
    if (!this.#isWell()) return false;
    const well = messages.every((message) => this.#take(message));
    this.#newest = Math.max(highWatermark, this.#expected ?? 0);
    if (well) this.#held.balance();
    else this.options.tap.pause();
    return well;
  }

  /** What is held may be of a topic that was deleted since. */
  reassigned(): void {
    this.#rest();
  }

  look(): void {
    this.#unsure = true;
  }

  #take(message: KafkaMessage): boolean {
    const codec = unreadable(message);
    if (codec !== null) return this.#refuse(compressed(this.#place(), codec));
    const offset = Number(message.offset);
    if (offset !== this.#expected) {
      this.#astray = true;
      return false;
    }
    const bytes = message.value?.length ?? 0;
    if (bytes > LARGEST_RECORD) return this.#refuse(tooLarge(this.#place(), bytes));
    this.#held.add(
      busRecord(`${this.options.topic}/${String(this.options.partition)}`, message),
      Number(message.timestamp),
    );
    this.#expected = offset + 1;
    return true;
  }

  #refuse(trouble: OutsideWorld): false {
    this.#trouble = trouble;
    return false;
  }

  #place(): RecordPlace {
    const { group, name, partition } = this.options;
    return { group, name, partition, offset: this.#expected ?? 0 };
  }

  #isWell(): boolean {
    return this.#expected !== null && this.#trouble === null && !this.#astray;
  }

  #holds(next: number): boolean {
    if (this.#expected === null || (this.#astray && next === this.#expected)) return false;
    const first = this.#held.records[0]?.offset ?? this.#expected;
    return next >= first && next <= this.#expected;
  }

  async #fetchFrom(next: number): Promise<void> {
    this.#rest();
    const high = await this.#demandIn(next);
    const isHole = this.#astray && this.#soughtAt === next && next < high;
    if (isHole) this.#soughtAt = null;
    if (isHole) throw new MissingRecords(this.options, next, 'goes on behind a hole');
    this.#soughtAt = this.#astray ? next : null;
    this.#astray = false;
    this.#expected = next;
    this.#newest = high;
    this.options.tap.seek(next);
    this.#held.balance(true);
  }

  /** Throws unless the log holds `next`, or ends right before it, and has not become shorter; answers where it ends. */
  async #demandIn(next: number): Promise<number> {
    this.#unsure = false;
    const before = this.#newest;
    const { low, high } = await this.options.ends();
    if (next >= low && next <= high && high >= before) return high;
    this.#rest();
    this.#newest = high;
    throw new MissingRecords(this.options, next, next < low ? `begins at ${String(low)}` : `ends at ${String(high)}`);
  }

  /** Holds nothing and wants nothing. */
  #rest(): void {
    this.options.tap.pause();
    this.#held.clear();
    this.#trouble = null;
    this.#expected = null;
  }
}
