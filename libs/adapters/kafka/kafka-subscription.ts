import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Subscribing, Subscription } from '#libs/ports/bus.js';
import type { Clock } from '#libs/ports/clock.js';
import { GroupConsumer } from './group-consumer.js';
import type { GroupConsumerOptions } from './group-consumer-options.js';
import { Lane } from './lane.js';
import type { PartitionLog, Tap } from './partition-log.js';

/** ms between two commits of the group's offsets, which nobody reads but lag tools, and between two looks whether the topic is still the same */
const LOOK_EVERY = 5_000;

export interface SubscriptionOptions {
  reader: Subscribing;
  clock: Clock;
  consumer: Omit<GroupConsumerOptions, 'assigned' | 'fetched'>;
  /** The recorded number: what lies beyond it is not ours. */
  partitions: number;
  logOf: (partition: number, tap: Tap) => PartitionLog;
  newest: (partition: number) => Promise<number>;
  /** Before a partition is read: whoever owns it must publish what it has committed. */
  taken: (partition: number) => Promise<void>;
  handed: (partition: number) => void;
  lost: (partition: number) => void;
}

/** A reader with the partitions that its group gave it, a lane for each. */
export class KafkaSubscription implements Subscription {
  readonly #lanes = new Map<number, Lane>();
  /** Lanes that are ending: the next one of the same partition waits for them. */
  readonly #ending = new Map<number, Promise<void>>();
  /** Partitions on which this reader has stopped for good, and why. */
  readonly #stopped = new Map<number, string>();
  readonly #consumer: GroupConsumer;
  readonly #assigned: Promise<void>;
  #tellAssigned: () => void = () => undefined;
  #over = false;
  #foreign: string | null = null;
  #committed = new Map<number, number>();
  #stopLooking: () => void = () => undefined;

  constructor(private readonly options: SubscriptionOptions) {
    this.#assigned = new Promise((resolve) => {
      this.#tellAssigned = resolve;
    });
    this.#consumer = new GroupConsumer({
      ...options.consumer,
      assigned: (partitions) => this.#take(partitions),
      fetched: ({ partition, messages, highWatermark }) => {
        const lane = this.#lanes.get(partition);
        const wanted = lane?.log.feed(messages, Number(highWatermark)) ?? false;
        lane?.notice();
        return wanted;
      },
    });
    if (options.reader.everyPartition !== true) this.#lookLater();
  }

  health(): string | null {
    if (this.#over) return null;
    const [stopped] = this.#stopped.values();
    const lanes = [...this.#lanes.values()].map((lane) => lane.health());
    return stopped ?? this.#foreign ?? this.#consumer.health() ?? lanes.find((sentence) => sentence !== null) ?? null;
  }

  async caughtUp(): Promise<void> {
    await this.#assigned;
    if (this.#over) throw new OutsideWorld(`${this.options.reader.group} was stopped`, false, 'reader-stopped');
    const lanes = [...this.#lanes.values()];
    await Promise.all(lanes.map(async (lane) => lane.reached(await this.options.newest(lane.partition))));
  }

  async stop(): Promise<void> {
    if (this.#over) return;
    this.#over = true;
    this.#stopLooking();
    this.#tellAssigned();
    const lanes = [...this.#lanes.values()];
    await Promise.all([...lanes.map((lane) => lane.end(false)), ...this.#ending.values()]);
    for (const { partition } of lanes) this.options.lost(partition);
    if (this.options.reader.everyPartition !== true) await this.#commit();
    await this.#consumer.stop();
  }

  /** These partitions are ours from now on; nothing is fetched of a new one before its lane says from where. */
  #take(partitions: number[]): void {
    if (this.#over) return;
    const ours = partitions.filter((partition) => partition < this.options.partitions);
    this.#foreign = ours.length === partitions.length ? null : this.#tooMany(Math.max(...partitions) + 1);
    this.#consumer.pause(partitions);
    for (const partition of [...this.#lanes.keys()]) if (!ours.includes(partition)) this.#lose(partition);
    for (const partition of ours) {
      const lane = this.#lanes.get(partition);
      if (lane === undefined) this.#open(partition);
      else lane.reassigned();
    }
    this.#tellAssigned();
  }

  #tooMany(partitions: number): string {
    const { consumer, partitions: recorded } = this.options;
    return `The topic ${consumer.topic} has ${String(partitions)} partitions or more, but ${String(recorded)} are recorded for this data: the number is never changed in place.`;
  }

  #open(partition: number): void {
    const { reader, clock, logOf, taken, handed } = this.options;
    const before = this.#ending.get(partition);
    const tap: Tap = {
      seek: (offset) => this.#consumer.seek(partition, offset),
      pause: () => this.#consumer.pause([partition]),
      resume: () => this.#consumer.resume(partition),
    };
    const handle: Subscribing['handle'] = async (batch) => {
      const next = await reader.handle(batch);
      handed(partition);
      return next;
    };
    const begin = async (): Promise<void> => {
      await before;
      const stopped = this.#stopped.get(partition);
      if (stopped !== undefined) throw new Error(stopped);
      await taken(partition);
    };
    const stopped = (sentence: string): void => void this.#stopped.set(partition, sentence);
    const wrapped = { ...reader, handle };
    this.#lanes.set(
      partition,
      new Lane({ reader: wrapped, partition, clock, log: logOf(partition, tap), begin, stopped }),
    );
  }

  #lose(partition: number): void {
    const lane = this.#lanes.get(partition);
    if (lane === undefined) return;
    this.#lanes.delete(partition);
    this.#committed.delete(partition);
    this.options.lost(partition);
    const ending = lane.end(true).then(() => {
      if (this.#ending.get(partition) === ending) this.#ending.delete(partition);
      this.options.reader.lost?.(partition);
    });
    this.#ending.set(partition, ending);
  }

  /** A topic that was made again while nobody said anything looks like one that is at rest. */
  #lookLater(): void {
    const { clock, reader } = this.options;
    this.#stopLooking = clock.at(clock.now() + LOOK_EVERY, () => {
      void this.#commit();
      if (reader.topic === 'inputs') for (const lane of this.#lanes.values()) lane.look();
      this.#lookLater();
    });
  }

  async #commit(): Promise<void> {
    const marks = new Map<number, number>();
    for (const { partition, log } of this.#lanes.values()) {
      if (log.handled !== null && log.handled !== this.#committed.get(partition)) marks.set(partition, log.handled);
    }
    if (marks.size === 0) return;
    await this.#consumer.commit(marks);
    for (const [partition, offset] of marks) this.#committed.set(partition, offset);
  }
}
