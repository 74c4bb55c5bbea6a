import type { Admin, Kafka } from 'kafkajs';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Clock } from '#libs/ports/clock.js';
import { outside } from './failures.js';

/** ms; a partition whose leader has just moved answers after a moment */
const WAITS = [100, 200, 400, 800, 1_600];

/** What a partition holds: from `low` to before `high`. */
export interface Ends {
  low: number;
  high: number;
}

export interface LogEndsOptions {
  client: () => Kafka;
  brokers: readonly string[];
  clock: Clock;
}

/** Asks the brokers where partitions begin and end; who asks while a question is on its way shares the next one. */
export class LogEnds {
  readonly #asked = new Map<string, Promise<Map<number, Ends>>>();
  readonly #next = new Map<string, Promise<Map<number, Ends>>>();
  #admin: Promise<Admin> | null = null;

  constructor(private readonly options: LogEndsOptions) {}

  /** Throws OutsideWorld: retriable while the brokers do not answer, `topic-wrong` for a partition that is not there. */
  async of(topic: string, partition: number): Promise<Ends> {
    const ends = (await this.#ask(topic)).get(partition);
    if (ends !== undefined) return ends;
    throw new OutsideWorld(`The topic ${topic} has no partition ${String(partition)}.`, false, 'topic-wrong');
  }

  async close(): Promise<void> {
    await this.#discard();
  }

  /** An answer to a question that was asked after this call began. */
  #ask(topic: string): Promise<Map<number, Ends>> {
    const shared = this.#next.get(topic);
    if (shared !== undefined) return shared;
    const before = this.#asked.get(topic) ?? Promise.resolve(new Map());
    const asking = before.then(ignore, ignore).then(() => {
      this.#next.delete(topic);
      const answer = this.#fetch(topic);
      this.#asked.set(topic, answer);
      return answer;
    });
    this.#next.set(topic, asking);
    return asking;
  }

  /** A client that failed is not asked again: kafkajs may keep what it knew of the leaders for minutes. */
  async #fetch(topic: string): Promise<Map<number, Ends>> {
    const { brokers, clock } = this.options;
    for (let tries = 0; ; tries++) {
      try {
        const offsets = await (await (this.#admin ??= this.#connect())).fetchTopicOffsets(topic);
        return new Map(offsets.map((ends) => [ends.partition, { low: Number(ends.low), high: Number(ends.high) }]));
      } catch (error) {
        void this.#discard();
        const wait = WAITS[tries];
        if (wait === undefined) throw outside(error, brokers);
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
