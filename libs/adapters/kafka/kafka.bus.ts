import { randomUUID } from 'node:crypto';
import type { KafkaMessage } from 'kafkajs';
import type { InputEnvelope } from '#libs/kernel/input.js';
import type { Bus, BusRecord, Subscribing, Subscription, Topic } from '#libs/ports/bus.js';
import { createClient } from './client.js';
import { EventTail } from './event-tail.js';
import { outside } from './failures.js';
import { InputLog } from './input-log.js';
import { KafkaSubscription } from './kafka-subscription.js';
import { LogEnds } from './log-ends.js';
import type { KafkaBusOptions, TopicNames } from './options.js';
import { Outlet } from './outlet.js';
import { partitionOf } from './partition-of.js';
import type { PartitionLog, Tap } from './partition-log.js';
import { Publisher } from './publisher.js';
import { RecordLookup } from './record-lookup.js';
import { renewing, type WithTopic } from './renewing.js';
import { busRecord, inputRecord, numberedEvent } from './records.js';
import { ensureTopics } from './topics.js';
import { compressed, unreadable } from './unreadable-batch.js';

/** So many of the newest records are looked at for the highest number that was published. */
const LATELY = 100;
/** The group that decides inputs, unless the options name another. */
const OWNER = 'contacts';

export interface KafkaBusParts extends KafkaBusOptions {
  names: TopicNames;
  partitions: number;
  replication: number;
}

/** Inputs on a topic, the position of every reader in its own store; `pool-events` a copy of the ledger. */
export class KafkaBus implements Bus {
  readonly partitions: number;
  readonly #outlet: Outlet;
  readonly #ends: Record<Topic, LogEnds>;
  readonly #lookups: Record<Topic, RecordLookup>;
  readonly #publisher: Publisher;
  readonly #withEvents: WithTopic = renewing(() => this.#makeEvents());
  readonly #subscriptions = new Set<KafkaSubscription>();

  constructor(private readonly parts: KafkaBusParts) {
    const { names, brokers, clock, eventLog: events } = parts;
    this.partitions = parts.partitions;
    this.#outlet = new Outlet(() => createClient(parts, 'outlet'), brokers);
    const client = () => createClient(parts, 'lookup');
    const ends = (topic: string) => new LogEnds({ client, brokers, clock, topic });
    this.#ends = { inputs: ends(names.inputs), 'pool-events': ends(names['pool-events']) };
    const lookup = (topic: string) => new RecordLookup({ client, brokers, clock, topic, group: `${topic}.lookup` });
    this.#lookups = { inputs: lookup(names.inputs), 'pool-events': lookup(names['pool-events']) };
    const published = (partition: number) => this.#withEvents(() => this.#published(partition));
    const send: Outlet['send'] = (records) => this.#withEvents(() => this.#outlet.send(records));
    this.#publisher = new Publisher({ topic: names['pool-events'], events, outlet: { send }, clock, published });
  }

  partitionOf(pool: string): number {
    return partitionOf(pool, this.partitions);
  }

  async append(inputs: InputEnvelope[]): Promise<void> {
    if (inputs.length === 0) return;
    const topic = this.parts.names.inputs;
    await this.#outlet.send(inputs.map((input) => inputRecord(topic, this.partitionOf(input.pool), input)));
  }

  async subscribe(reader: Subscribing): Promise<Subscription> {
    const { names, brokers, clock, crashed, owner = OWNER } = this.parts;
    const topic = names[reader.topic];
    const owns = reader.topic === 'inputs' && reader.group === owner && reader.everyPartition !== true;
    const group = reader.everyPartition === true ? `${reader.group}.${randomUUID()}` : reader.group;
    const client = () => createClient(this.parts, reader.group);
    const subscription = new KafkaSubscription({
      reader,
      clock,
      partitions: this.partitions,
      consumer: {
        client,
        brokers,
        clock,
        topic,
        group: `${topic}.${group}`,
        maxBytes: 1_048_576,
        maxWait: 250,
        crashed,
      },
      logOf: (partition, tap) => this.#logOf(reader, partition, tap),
      newest: (partition) => this.newest(reader.topic, partition),
      taken: async (partition) => (owns ? this.#publisher.take(partition) : undefined),
      handed: (partition) => (owns ? this.#publisher.wake(partition) : undefined),
      lost: (partition) => (owns ? this.#publisher.drop(partition) : undefined),
    });
    this.#subscriptions.add(subscription);
    return subscription;
  }

  at(topic: Topic, partition: number, offset: number): Promise<BusRecord | null> {
    return topic === 'inputs' ? this.#inputAt(partition, offset) : this.#eventAt(partition, offset);
  }

  async newest(topic: Topic, partition: number): Promise<number> {
    if (topic === 'pool-events') return this.parts.eventLog.newest(partition);
    return (await this.#ends.inputs.of(partition)).high;
  }

  /** null while all is well, else one sentence. Subscriptions have a health of their own. */
  health(): string | null {
    return this.#publisher.health();
  }

  /**
   * Empties `pool-events`, for whoever opens a new epoch over an older ledger: what readers hold from there is void, and
   * they begin anew from the ledger.
   */
  async forgetPublished(): Promise<void> {
    const topic = this.parts.names['pool-events'];
    const admin = createClient(this.parts, 'admin').admin();
    await admin.connect();
    try {
      const ends = (await admin.fetchTopicOffsets(topic)).filter(({ low, high }) => low !== high);
      const partitions = ends.map(({ partition, high }) => ({ partition, offset: high }));
      if (partitions.length > 0) await admin.deleteTopicRecords({ topic, partitions });
    } finally {
      await admin.disconnect();
    }
  }

  /** Stops every reader after its batch in hand, then what is left to publish, then the rest. */
  async close(): Promise<void> {
    await Promise.all([...this.#subscriptions].map((subscription) => subscription.stop()));
    await this.#publisher.close();
    const parts = [...Object.values(this.#lookups), ...Object.values(this.#ends), this.#outlet];
    await Promise.all(parts.map((part) => part.close()));
  }

  /** `pool-events`, empty, where somebody has deleted it: the ledger holds all that lay there. */
  async #makeEvents(): Promise<void> {
    const { names, partitions, replication, brokers } = this.parts;
    const admin = createClient(this.parts, 'admin').admin();
    try {
      await admin.connect();
      await ensureTopics(admin, names, { partitions, replication }, ['pool-events']);
    } catch (error) {
      throw outside(error, brokers, names['pool-events']);
    } finally {
      await admin.disconnect();
    }
  }

  #logOf({ group, topic, maxRecords, maxBytes }: Subscribing, partition: number, tap: Tap): PartitionLog {
    const name = this.parts.names[topic];
    const place = { group, topic, partition, limits: { maxRecords, maxBytes }, tap };
    const ends = () => this.#ends[topic].of(partition);
    if (topic === 'inputs') return new InputLog({ ...place, name, ends });
    const end = async () => (await this.#withEvents(ends)).high;
    return new EventTail({ ...place, events: this.parts.eventLog, end });
  }

  async #inputAt(partition: number, offset: number): Promise<BusRecord | null> {
    const { low, high } = await this.#ends.inputs.of(partition);
    if (offset < low || offset >= high) return null;
    const [message] = await this.#lookups.inputs.read(partition, offset);
    if (message === undefined) return null;
    const codec = unreadable(message);
    if (codec !== null) {
      const { names, owner = OWNER } = this.parts;
      throw compressed({ group: owner, name: names.inputs, partition, offset }, codec);
    }
    const record = busRecord(`inputs/${String(partition)}`, message);
    return record.offset === offset ? record : null;
  }

  async #eventAt(partition: number, offset: number): Promise<BusRecord | null> {
    const [event] = await this.parts.eventLog.after(partition, offset - 1, 1);
    return event?.n === offset ? { offset, id: event.id, value: event.value } : null;
  }

  async #published(partition: number): Promise<number> {
    const { low, high } = await this.#ends['pool-events'].of(partition);
    let highest = -1;
    for (let from = Math.max(low, high - LATELY); from < high;) {
      const messages: KafkaMessage[] = await this.#lookups['pool-events'].read(partition, from);
      for (const message of messages) highest = Math.max(highest, numberedEvent(message)?.n ?? -1);
      from = Number(messages.at(-1)?.offset ?? high) + 1;
    }
    return highest;
  }
}
