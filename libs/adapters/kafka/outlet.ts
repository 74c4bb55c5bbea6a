import { Buffer } from 'node:buffer';
import type { Kafka, Producer, RecordMetadata } from 'kafkajs';
import type { OutsideWorld } from '#libs/kernel/errors.js';
import { outside } from './failures.js';
import type { Outgoing } from './records.js';

/** bytes of one send; the brokers take 1 MiB */
const LARGEST_SEND = 900_000;
/** kafkajs groups the records of a send in time that grows with their square */
const MOST_RECORDS = 2_000;
/** of a send, with waits from 100 ms to 2 s: about ten seconds */
const TRIES = 8;
/** bytes that a record takes beside its content, at most */
const FRAME = 100;

interface Call {
  records: Outgoing[];
  /** records already sent */
  sent: number;
  resolve: () => void;
  reject: (error: OutsideWorld) => void;
}

/**
 * The one way out of this process. One send is under way at a time, and whatever comes meanwhile goes into the next one:
 * kafkajs' idempotent producer loses acknowledged records as soon as two overlap. For the same reason a producer whose
 * send failed is never used again: its next send would take the numbers of one that may have been written.
 */
export class Outlet {
  #calls: Call[] = [];
  #busy = false;
  #producer: Promise<Producer> | null = null;

  constructor(
    private readonly client: () => Kafka,
    private readonly brokers: readonly string[],
  ) {}

  /** Resolves when all are durable. When it rejects, any number of them may have been written, in their order per partition. */
  send(records: Outgoing[]): Promise<void> {
    if (records.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#calls.push({ records, sent: 0, resolve, reject });
      if (!this.#busy) void this.#drain();
    });
  }

  /** Lets what is under way end. */
  async close(): Promise<void> {
    await this.#discard();
  }

  async #drain(): Promise<void> {
    this.#busy = true;
    while (this.#calls.length > 0) {
      const load = this.#load();
      const failure = await this.#deliver(load.records);
      for (const { call, records } of load.parts) this.#note(call, records, failure);
    }
    this.#busy = false;
  }

  /** As many of the waiting records as one send takes, in their order. */
  #load(): { records: Outgoing[]; parts: { call: Call; records: number }[] } {
    const records: Outgoing[] = [];
    const parts: { call: Call; records: number }[] = [];
    let room = LARGEST_SEND;
    for (const call of this.#calls) {
      const before = records.length;
      for (const record of call.records.slice(call.sent, call.sent + MOST_RECORDS)) {
        room -= sizeOf(record);
        if (records.length > 0 && (room < 0 || records.length === MOST_RECORDS)) break;
        records.push(record);
      }
      parts.push({ call, records: records.length - before });
      if (room < 0 || records.length === MOST_RECORDS) break;
    }
    return { records, parts };
  }

  #note(call: Call, records: number, failure: OutsideWorld | null): void {
    call.sent += records;
    const ended = call.sent === call.records.length || (failure !== null && records > 0);
    if (!ended) return;
    this.#calls = this.#calls.filter((waiting) => waiting !== call);
    if (failure === null) call.resolve();
    else call.reject(failure);
  }

  async #deliver(records: Outgoing[]): Promise<OutsideWorld | null> {
    if (records.length === 0) return null;
    try {
      const producer = await (this.#producer ??= this.#connect());
      const acknowledged = await producer.sendBatch({ acks: -1, topicMessages: messagesOf(records) });
      demandAll(records, acknowledged);
      return null;
    } catch (error) {
      void this.#discard();
      return outside(error, this.brokers);
    }
  }

  async #connect(): Promise<Producer> {
    const producer = this.client().producer({
      idempotent: true,
      retry: { retries: TRIES },
      allowAutoTopicCreation: false,
      createPartitioner:
        () =>
        ({ message }) =>
          message.partition ?? 0,
    });
    await producer.connect();
    return producer;
  }

  async #discard(): Promise<void> {
    const old = this.#producer;
    this.#producer = null;
    await old?.then((producer) => producer.disconnect()).catch(() => undefined);
  }
}

/** A leader that moves in the middle of a send can make kafkajs forget a partition and still report success. */
function demandAll(records: readonly Outgoing[], acknowledged: readonly RecordMetadata[]): void {
  const done = new Set(acknowledged.map(({ topicName, partition }) => `${topicName}/${String(partition)}`));
  const missing = records.find(({ topic, partition }) => !done.has(`${topic}/${String(partition)}`));
  if (missing !== undefined) throw new Error(`no acknowledgement for ${missing.topic} ${String(missing.partition)}`);
}

function messagesOf(records: readonly Outgoing[]) {
  const topics = new Map<string, Omit<Outgoing, 'topic'>[]>();
  for (const { topic, ...message } of records) {
    const messages = topics.get(topic) ?? [];
    messages.push(message);
    topics.set(topic, messages);
  }
  return [...topics].map(([topic, messages]) => ({ topic, messages }));
}

function sizeOf({ key, value, headers }: Outgoing): number {
  const parts = [key, value, ...Object.keys(headers), ...Object.values(headers)];
  return parts.reduce((sum, part) => sum + Buffer.byteLength(part), FRAME);
}
