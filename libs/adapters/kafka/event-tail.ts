import type { KafkaMessage } from 'kafkajs';
import type { BusRecord, Topic } from '#libs/ports/bus.js';
import type { EventLog } from '#libs/ports/event-log.js';
import { firstRun, Held, MissingRecords } from './partition-log.js';
import type { Limits, PartitionLog, Tap } from './partition-log.js';
import { numberedEvent } from './records.js';
import { unreadable } from './unreadable-batch.js';

export interface EventTailOptions {
  group: string;
  topic: Topic;
  partition: number;
  limits: Limits;
  tap: Tap;
  events: EventLog;
  /** Kafka's next offset */
  end: () => Promise<number>;
}

/**
 * A partition of `pool-events`: offsets are the events' numbers in the ledger. What is new comes from Kafka; the ledger
 * gives what lies before that and whatever is missing in between. What comes twice is dropped.
 */
export class EventTail implements PartitionLog {
  /** The ledger keeps them for ever. */
  readonly waitingSince = null;
  #tailing = false;
  /** The ledger may hold more than the broker has said. */
  #behind = true;
  #newest = 0;
  /** Kafka's next offset to be fetched. */
  #fetched: number | null = null;
  readonly #held: Held;

  constructor(private readonly options: EventTailOptions) {
    this.#held = new Held(options.limits, options.tap);
  }

  /** While something is held, what was fetched is not all handled. */
  get handled(): number | null {
    return this.#held.records.length === 0 ? this.#fetched : null;
  }

  async read(next: number): Promise<{ records: BusRecord[]; newest: number }> {
    if (!this.#tailing) await this.#start(next);
    this.#held.dropBefore(next);
    this.#held.balance();
    const healed = await this.#heal(next);
    if (healed.length > 0) return { records: healed, newest: Math.max(this.#newest, await this.#ledgerEnd()) };
    return { records: firstRun(this.#held.records, next, this.options.limits), newest: this.#newest };
  }

  feed(messages: readonly KafkaMessage[]): boolean {
    if (!this.#tailing) return false;
    if (messages.some((message) => unreadable(message) !== null)) return this.#passOver();
    for (const message of messages) {
      this.#fetched = Number(message.offset) + 1;
      const event = numberedEvent(message);
      if (event === null || event.n <= (this.#held.records.at(-1)?.offset ?? -1)) continue;
      this.#held.add({ offset: event.n, id: event.id, value: event.value });
      this.#newest = Math.max(this.#newest, event.n + 1);
    }
    this.#held.balance();
    return true;
  }

  reassigned(): void {
    if (this.#fetched === null) return;
    this.options.tap.seek(this.#fetched);
    this.#held.balance(true);
  }

  look(): void {
    this.#behind = true;
  }

  /** Somebody else's records that cannot be read: the ledger has what matters, and Kafka goes on behind them. */
  #passOver(): false {
    this.#tailing = false;
    this.#behind = true;
    this.#fetched = null;
    this.#held.clear();
    this.options.tap.pause();
    return false;
  }

  /** What Kafka holds up to now is in the ledger too: from there on it is enough to listen. */
  async #start(next: number): Promise<void> {
    const { tap, end } = this.options;
    const fetched = await end();
    this.#newest = await this.#ledgerEnd();
    if (next > this.#newest) throw new MissingRecords(this.options, next, `ends at ${String(this.#newest)}`);
    this.#fetched = fetched;
    this.#tailing = true;
    tap.seek(fetched);
    this.#held.balance(true);
  }

  /** What the ledger holds from `next` on, if that is needed. */
  async #heal(next: number): Promise<BusRecord[]> {
    const gap = this.#gapAt(next);
    if (!this.#behind && gap === 0) return [];
    const { limits } = this.options;
    const limit = Math.min(limits.maxRecords, this.#behind ? limits.maxRecords : gap);
    const found = await this.#fromLedger(next, limit);
    const run = firstRun(found, next, limits);
    if (run.length === 0 && gap + found.length > 0)
      throw new MissingRecords(this.options, next, 'has a gap there, and the ledger has it too');
    this.#behind &&= found.length === limit || run.length < found.length;
    return run;
  }

  /** How many events lie between `next` and the first that is held. */
  #gapAt(next: number): number {
    const first = this.#held.records[0];
    return first === undefined ? 0 : Math.max(0, first.offset - next);
  }

  async #fromLedger(next: number, limit: number): Promise<BusRecord[]> {
    const { events, partition } = this.options;
    const found = await events.after(partition, next - 1, limit);
    return found.map(({ n, id, value }) => ({ offset: n, id, value }));
  }

  #ledgerEnd(): Promise<number> {
    return this.options.events.newest(this.options.partition);
  }
}
