import type { Admin, Kafka } from 'kafkajs';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Clock } from '#libs/ports/clock.js';
import { outside } from './failures.js';

/** ms; a partition whose leader has just moved answers after a moment */
const WAITS = [100, 200, 400, 800, 1_600];
/** What no moment cures: whoever asks hears of it at once. */
const LASTING = new Set(['topic-missing', 'bus-forbidden', 'bus-credentials']);

/** What a partition holds: from `low` to before `high`. */
export interface Ends {
  low: number;
  high: number;
}

export interface LogEndsOptions {
  client: () => Kafka;
  brokers: readonly string[];
  clock: Clock;
  topic: string;
}

type EndsByPartition = Promise<Map<number, Ends>>;

/**
 * Asks the brokers where the partitions of a topic begin and end; who asks while a question is on its way shares the next
 * one. One for each topic: of a client that knows two, either fails when one of them is gone.
 */
export class LogEnds {
  #asked: EndsByPartition = Promise.resolve(new Map<number, Ends>());
  #next: EndsByPartition | null = null;
  #admin: Promise<Admin> | null = null;

  constructor(private readonly options: LogEndsOptions) {}

  /** Throws OutsideWorld: retriable while the brokers do not answer, `topic-wrong` for a partition that is not there. */
  async of(partition: number): Promise<Ends> {
    const ends = (await this.#ask()).get(partition);
    if (ends !== undefined) return ends;
    const text = `The topic ${this.options.topic} has no partition ${String(partition)}.`;
    throw new OutsideWorld(text, false, 'topic-wrong');
  }

  async close(): Promise<void> {
    await this.#discard();
  }

  /** An answer to a question that was asked after this call began. */
  #ask(): EndsByPartition {
    if (this.#next !== null) return this.#next;
    const asking = this.#asked.then(ignore, ignore).then(() => {
      this.#next = null;
      this.#asked = this.#fetch();
      return this.#asked;
    });
    this.#next = asking;
    return asking;
  }

  /** A client that failed is not asked again: kafkajs may keep what it knew of the leaders for minutes. */
  async #fetch(): EndsByPartition {
    const { brokers, clock, topic } = this.options;
    for (let tries = 0; ; tries++) {
      try {
        const offsets = await (await (this.#admin ??= this.#connect())).fetchTopicOffsets(topic);
        return new Map(offsets.map((ends) => [ends.partition, { low: Number(ends.low), high: Number(ends.high) }]));
      } catch (error) {
        void this.#discard();
        const trouble = outside(error, brokers, topic);
        const wait = LASTING.has(trouble.code) ? undefined : WAITS[tries];
        if (wait === undefined) throw trouble;
        await new Promise<void>((resolve) => void clock.at(clock.now() + wait, resolve));
      }
    }
  }

  async #connect(): Promise<Admin> {
    const admin = this.options.client().admin({ retry: { retries: 2 } });
    await admin.connect();
    return admin;
  }

  async #discard(): Promise<void> {
    const old = this.#admin;
    this.#admin = null;
    await old?.then((admin) => admin.disconnect()).catch(() => undefined);
  }
}

function ignore(): void {
  return undefined;
}
