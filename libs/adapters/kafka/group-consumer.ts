import kafkajs from 'kafkajs';
import type { Consumer, EachBatchPayload } from 'kafkajs';
import { outside } from './failures.js';
import type { GroupConsumerOptions } from './group-consumer-options.js';

/** kafkajs is CommonJS; Node finds not all of its names by themselves. */
const { KafkaJSNonRetriableError } = kafkajs;

const SESSION = 10_000;
const FIRST_WAIT = 100;
const LONGEST_WAIT = 5_000;
/** ms without a word from the brokers after which readiness says so, and after which the consumer is made anew */
const QUIET = 15_000;
const DEAD = 60_000;
/** ms that leaving the group may take; a broker that is away never answers */
const LEAVING = 5_000;

/**
 * A member of a consumer group that never dies silently: whatever ends kafkajs' consumer shows in `health`, and another
 * one is made. It only fetches; nothing is handled inside kafkajs, so heartbeats go on and no error of ours reaches it.
 */
export class GroupConsumer {
  #consumer: Consumer | null = null;
  #fault: string | null = null;
  #wait = FIRST_WAIT;
  #heard: number;
  #stopped = false;
  #cancel: () => void = () => undefined;

  constructor(private readonly options: GroupConsumerOptions) {
    this.#heard = options.clock.now();
    void this.#open();
    this.#watch();
  }

  /** null while the brokers answer, else one sentence. */
  health(): string | null {
    if (this.#stopped) return null;
    const quiet = this.options.clock.now() - this.#heard;
    if (this.#fault === null && quiet > QUIET)
      return `${this.options.group} has heard nothing from Kafka for ${String(Math.round(quiet / 1_000))} seconds.`;
    return this.#fault;
  }

  seek(partition: number, offset: number): void {
    this.#tell((consumer) => consumer.seek({ topic: this.options.topic, partition, offset: String(offset) }));
  }

  pause(partitions: number[]): void {
    this.#tell((consumer) => consumer.pause([{ topic: this.options.topic, partitions }]));
  }

  resume(partition: number): void {
    this.#tell((consumer) => consumer.resume([{ topic: this.options.topic, partitions: [partition] }]));
  }

  /** For lag tools only: nobody goes on from there, so it may fail. */
  async commit(offsets: ReadonlyMap<number, number>): Promise<void> {
    const { topic } = this.options;
    const marks = [...offsets].map(([partition, offset]) => ({ topic, partition, offset: String(offset) }));
    await this.#consumer?.commitOffsets(marks).catch(() => undefined);
  }

  /** Leaves the group. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#discard();
  }

  async #open(): Promise<void> {
    const { client, topic, group, maxBytes, maxWait, brokers } = this.options;
    // One that was given up and came to life again would keep partitions that nobody reads.
    const isWanted = (): boolean => consumer === this.#consumer && !this.#stopped;
    const consumer: Consumer = client().consumer({
      groupId: group,
      sessionTimeout: SESSION,
      rebalanceTimeout: 2 * SESSION,
      heartbeatInterval: 1_000,
      maxBytesPerPartition: maxBytes,
      maxWaitTimeInMs: maxWait,
      retry: { retries: 5, restartOnFailure: async () => isWanted() },
      allowAutoTopicCreation: false,
    });
    this.#consumer = consumer;
    this.#listen(consumer);
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [topic], fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        eachBatch: async (payload) => {
          if (!payload.isStale()) this.#pass(consumer, payload);
        },
      });
      if (!isWanted()) await leave(consumer);
    } catch (error) {
      this.#failed(consumer, outside(error, brokers).message);
    }
  }

  /** Nothing that is thrown here may reach kafkajs, which would end the consumer and say nothing. */
  #pass(consumer: Consumer, payload: EachBatchPayload): void {
    try {
      if (this.options.fetched(payload.batch)) payload.resolveOffset(payload.batch.lastOffset());
    } catch (error) {
      this.#failed(consumer, `${this.options.group} cannot take what it is given: ${String(error)}`);
    }
  }

  #listen(consumer: Consumer): void {
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      if (consumer !== this.#consumer || this.#stopped) return;
      this.#hear();
      this.options.assigned(payload.memberAssignment[this.options.topic] ?? []);
    });
    consumer.on(consumer.events.HEARTBEAT, () => {
      if (consumer === this.#consumer) this.#hear();
    });
    consumer.on(consumer.events.CRASH, ({ payload: { error, restart } }) => {
      if (consumer !== this.#consumer) return;
      const sentence = outside(error, this.options.brokers).message;
      if (restart) this.#fault = sentence;
      else {
        this.#failed(consumer, sentence);
        this.options.crashed?.(sentence);
      }
    });
  }

  #hear(): void {
    this.#heard = this.options.clock.now();
    this.#fault = null;
    this.#wait = FIRST_WAIT;
  }

  #failed(consumer: Consumer, sentence: string): void {
    if (this.#stopped || consumer !== this.#consumer) return;
    this.#fault = sentence;
    void this.#discard();
    this.#after(this.#wait, () => void this.#open());
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
  }

  /** kafkajs can fall silent without an error: then, too, another consumer is made. */
  #watch(): void {
    const { clock } = this.options;
    const look = (): void => {
      if (this.#stopped) return;
      if (this.#consumer !== null && clock.now() - this.#heard > DEAD) {
        this.#heard = clock.now();
        this.#failed(this.#consumer, `${this.options.group} has heard nothing from Kafka for a minute.`);
      }
      this.#later(LONGEST_WAIT, look);
    };
    this.#later(LONGEST_WAIT, look);
  }

  #after(wait: number, run: () => void): void {
    this.#cancel();
    this.#cancel = this.#later(wait, () => {
      if (!this.#stopped) run();
    });
  }

  #later(wait: number, run: () => void): () => void {
    return this.options.clock.at(this.options.clock.now() + wait, run);
  }

  async #discard(): Promise<void> {
    const consumer = this.#consumer;
    this.#consumer = null;
    if (consumer === null) return;
    const patience = new Promise<void>((resolve) => void this.#later(LEAVING, resolve));
    await Promise.race([leave(consumer), patience]);
  }

  /** Between two consumers there is nobody to tell; the next assignment begins anew. */
  #tell(what: (consumer: Consumer) => void): void {
    try {
      if (this.#consumer !== null) what(this.#consumer);
    } catch (error) {
      if (!(error instanceof KafkaJSNonRetriableError)) throw error;
    }
  }
}

const leave = (consumer: Consumer): Promise<void> => consumer.disconnect().catch(() => undefined);
