import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';
import { CompressionCodecs, CompressionTypes, ConfigResourceTypes, ConfigSource } from 'kafkajs';
import type { Admin, KafkaMessage, Producer } from 'kafkajs';
import { systemClock } from '#libs/adapters/clock/system-clock.js';
import type { BusBatch, BusRecord, Subscribing, Topic } from '#libs/ports/bus.js';
import { clusterServer } from '#libs/testing/contracts/cluster-servers.js';
import { createClient } from '../client.js';
import type { KafkaBus } from '../kafka.bus.js';
import { openKafkaBus } from '../open-kafka-bus.js';
import type { KafkaBusOptions } from '../options.js';
import { MemoryEventLog } from './memory-ledger.js';
import { recordsOn } from './topic-records.js';

/** Topics of its own on a real Kafka, buses over them, and a way round them for what others may do to a topic. */
export class GivenKafka {
  readonly log = new MemoryEventLog();
  readonly options: KafkaBusOptions;
  readonly #buses: KafkaBus[] = [];
  readonly #clients: { disconnect: () => Promise<void> }[] = [];

  constructor(options: Partial<KafkaBusOptions> = {}) {
    this.options = {
      brokers: options.brokers ?? clusterServer('KITH_KAFKA').split(','),
      namespace: `t${randomBytes(7).toString('hex')}`,
      partitions: 2,
      clock: systemClock,
      eventLog: this.log,
      ...options,
    };
  }

  topic(topic: Topic): string {
    return `${String(this.options.namespace)}.${topic}`;
  }

  async bus(more: Partial<KafkaBusOptions> = {}): Promise<KafkaBus> {
    const bus = await openKafkaBus({ ...this.options, ...more });
    this.#buses.push(bus);
    return bus;
  }

  async admin(): Promise<Admin> {
    const admin = createClient(this.options, 'test').admin();
    await admin.connect();
    this.#clients.push(admin);
    return admin;
  }

  async producer(): Promise<Producer> {
    const producer = createClient(this.options, 'test').producer({ allowAutoTopicCreation: false });
    await producer.connect();
    this.#clients.push(producer);
    return producer;
  }

  /** Writes records that Kith cannot read. */
  async writeZstd(topic: Topic, partition: number, records: number): Promise<void> {
    const producer = await this.producer();
    const codecs = CompressionCodecs as unknown as Record<number, () => object>;
    const ours = codecs[CompressionTypes.ZSTD] as () => object;
    const compress = ({ buffer }: { buffer: Buffer }) => promisify(zstdCompress)(buffer);
    // Buses of this process read with the same codecs, perhaps before the send has its answer.
    codecs[CompressionTypes.ZSTD] = () => ({ ...ours(), compress });
    const messages = Array.from({ length: records }, () => ({ partition, value: '{}' }));
    await producer.send({ topic: this.topic(topic), compression: CompressionTypes.ZSTD, messages });
    codecs[CompressionTypes.ZSTD] = ours;
  }

  /** Writes a record of so many bytes, more than the topic takes. */
  async writeLarge(topic: Topic, partition: number, bytes: number): Promise<void> {
    await this.setTopic(topic, 'max.message.bytes', String(bytes * 2));
    const producer = await this.producer();
    await producer.send({ topic: this.topic(topic), messages: [{ partition, value: 'x'.repeat(bytes) }] });
    await this.setTopic(topic, 'max.message.bytes', '1048576');
  }

  /** Changes one setting of a topic, as somebody else may, and resolves once the broker has it. */
  async setTopic(topic: Topic, name: string, value: string): Promise<void> {
    const admin = await this.admin();
    const resource = { type: ConfigResourceTypes.TOPIC, name: this.topic(topic) };
    const entries = async () => {
      const { resources } = await admin.describeConfigs({ resources: [resource], includeSynonyms: false });
      return resources[0]?.configEntries ?? [];
    };
    const kept = (await entries()).filter(({ configSource }) => configSource === ConfigSource.TOPIC_CONFIG);
    const settings = new Map(kept.map(({ configName, configValue }) => [configName, configValue])).set(name, value);
    const configEntries = [...settings].map(([entry, set]) => ({ name: entry, value: set }));
    await admin.alterConfigs({ validateOnly: false, resources: [{ ...resource, configEntries }] });
    const isSet = async () =>
      (await entries()).some(({ configName, configValue }) => configName === name && configValue === value);
    await eventually(isSet, () => name);
  }

  /** Gives a topic more partitions, and resolves once the broker shows them. */
  async grow(topic: Topic, count: number): Promise<void> {
    const admin = await this.admin();
    const name = this.topic(topic);
    await admin.createPartitions({ topicPartitions: [{ topic: name, count }] });
    const shown = async () => (await admin.fetchTopicMetadata({ topics: [name] })).topics[0]?.partitions.length;
    await eventually(
      async () => (await shown()) === count,
      () => name,
    );
  }

  /** What lies in a partition, as Kafka has it. */
  async lying(topic: Topic, partition: number): Promise<KafkaMessage[]> {
    const all = await recordsOn(this.options, this.topic(topic));
    return all.filter((one) => one.partition === partition).map(({ message }) => message);
  }

  async close(): Promise<void> {
    await Promise.all(this.#buses.map((bus) => bus.close()));
    const admin = await this.admin();
    const ours = [this.topic('inputs'), this.topic('pool-events')];
    const there = (await admin.listTopics()).filter((topic) => ours.includes(topic));
    if (there.length > 0) await admin.deleteTopics({ topics: there });
    await Promise.all(this.#clients.map((client) => client.disconnect()));
  }
}

/** A reader with a position for each partition, in a store that several of them may share. */
export class Listener implements Subscribing {
  maxRecords = 100;
  maxBytes = 1_000_000;
  readonly heard: (BusRecord & { partition: number })[] = [];
  onBatch: (batch: BusBatch) => Promise<void> = async () => undefined;

  constructor(
    readonly topic: Topic,
    readonly group = 'listener',
    readonly store = new Map<number, number>(),
  ) {}

  get ids(): string[] {
    return this.heard.map(({ id }) => id);
  }

  readonly position = async (partition: number): Promise<number> => this.store.get(partition) ?? 0;

  handle: Subscribing['handle'] = async (batch) => {
    await this.onBatch(batch);
    const { partition, records } = batch;
    for (const record of records) this.heard.push({ ...record, partition });
    const next = (records.at(-1)?.offset ?? -1) + 1;
    this.store.set(partition, next);
    return next;
  };
}

/** Looks every 20 ms until it is so; fails after two minutes with what `what` says then. */
export async function eventually(condition: () => boolean | Promise<boolean>, what: () => unknown): Promise<void> {
  const end = Date.now() + 120_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not within two minutes: ${JSON.stringify(what())}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
