import { randomUUID } from 'node:crypto';
import type { Kafka, KafkaMessage } from 'kafkajs';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Clock } from '#libs/ports/clock.js';
import { GroupConsumer } from './group-consumer.js';

/** ms */
const PATIENCE = 15_000;

export interface LookupOptions {
  client: () => Kafka;
  brokers: readonly string[];
  clock: Clock;
  topic: string;
  group: string;
}

interface Question {
  offset: number;
  answer: (messages: KafkaMessage[]) => void;
}

/**
 * Reads single places of a topic. kafkajs reads only as a member of a group, so this is a group of its own with one
 * member, which fetches nothing but what it is asked for. Made at the first question.
 */
export class RecordLookup {
  #consumer: GroupConsumer | null = null;
  readonly #asked = new Map<number, Question>();
  readonly #turns = new Map<number, Promise<unknown>>();

  constructor(private readonly options: LookupOptions) {}

  /** What one fetch brings from an offset on; the caller knows that there is something. */
  read(partition: number, offset: number): Promise<KafkaMessage[]> {
    const before = this.#turns.get(partition) ?? Promise.resolve();
    const reading = before.then(() => this.#ask(partition, offset));
    this.#turns.set(
      partition,
      reading.catch(() => undefined),
    );
    return reading;
  }

  async close(): Promise<void> {
    await this.#consumer?.stop();
  }

  #ask(partition: number, offset: number): Promise<KafkaMessage[]> {
    const { clock, topic } = this.options;
    const consumer = (this.#consumer ??= this.#open());
    return new Promise((resolve, reject) => {
      const cancel = clock.at(clock.now() + PATIENCE, () => {
        this.#asked.delete(partition);
        consumer.pause([partition]);
        const why = consumer.health() ?? 'no answer';
        const text = `The record at ${String(offset)} of ${topic}, partition ${String(partition)}, could not be read: ${why}.`;
        reject(new OutsideWorld(text, true, 'bus-unavailable'));
      });
      const answer = (messages: KafkaMessage[]): void => {
        cancel();
        this.#asked.delete(partition);
        consumer.pause([partition]);
        resolve(messages);
      };
      this.#asked.set(partition, { offset, answer });
      this.#fetch(consumer, partition, offset);
    });
  }

  #open(): GroupConsumer {
    const { group, ...options } = this.options;
    const consumer: GroupConsumer = new GroupConsumer({
      ...options,
      group: `${group}.${randomUUID()}`,
      maxBytes: 4_096,
      maxWait: 50,
      assigned: (partitions) => {
        consumer.pause(partitions);
        for (const [partition, { offset }] of this.#asked) this.#fetch(consumer, partition, offset);
      },
      fetched: ({ partition, messages }) => {
        this.#asked.get(partition)?.answer(messages);
        return false;
      },
    });
    return consumer;
  }

  #fetch(consumer: GroupConsumer, partition: number, offset: number): void {
    consumer.seek(partition, offset);
    consumer.resume(partition);
  }
}
