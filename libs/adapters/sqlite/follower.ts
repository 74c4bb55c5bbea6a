import { setImmediate as turn } from 'node:timers/promises';
import { OutsideWorld, waitingHelps } from '#libs/kernel/errors.js';
import type { BusRecord, Subscribing, Subscription, Topic } from '#libs/ports/bus.js';
import type { Clock } from '#libs/ports/clock.js';
import type { TopicLog } from './topic-log.js';

const FIRST_WAIT = 100;
const LONGEST_WAIT = 5_000;
const PARTITION = 0;

interface Waiter {
  target: number;
  resolve: () => void;
  reject: (error: Error) => void;
}

/** One reader going along a topic, as the port promises it; one batch at a time, a turn of the event loop between two. */
export class Follower implements Subscription {
  /** Batches handled so far. */
  handled = 0;
  #position: number | null = null;
  #wait = FIRST_WAIT;
  #state: 'working' | 'waiting' | 'stopped' = 'working';
  /** Why it waits or has stopped. */
  #health: string | null = null;
  #waiters: Waiter[] = [];
  #atEnd = false;
  #wake: () => void = () => undefined;
  readonly #ended: Promise<void>;

  constructor(
    private readonly reader: Subscribing,
    private readonly log: TopicLog,
    private readonly clock: Clock,
  ) {
    this.#ended = this.#run();
  }

  health(): string | null {
    return this.#health;
  }

  /** Also of an empty log not before the reader has its position. Rejects with OutsideWorld `reader-stopped` if it will not get that far. */
  caughtUp(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiters.push({ target: this.log.newest(), resolve, reject });
      this.#tell();
    });
  }

  async stop(): Promise<void> {
    this.abandon();
    await this.#ended;
  }

  /** Starts no further batch, and does not wait for the one in hand. */
  abandon(): void {
    this.#state = 'stopped';
    this.#wake();
    this.#tell();
  }

  /** A topic has grown. */
  notice(topic: Topic): void {
    if (this.#atEnd && topic === this.reader.topic) this.#wake();
  }

  /** True while nothing happens here before the topic grows or the clock moves. */
  get resting(): boolean {
    return this.#state !== 'working';
  }

  async #run(): Promise<void> {
    while (!this.#isStopped()) {
      try {
        await this.#step();
      } catch (error) {
        await this.#failed(error);
      }
    }
  }

  async #step(): Promise<void> {
    this.#position ??= await this.reader.position(PARTITION);
    this.#tell();
    const records = this.log.read(this.#position, this.reader);
    const newest = this.log.newest();
    if (records.length > 0) {
      const from = this.#position;
      const more = (behind: number): BusRecord[] =>
        this.#isStopped() ? [] : this.log.read(from + behind, this.reader);
      this.#position = await this.reader.handle({ partition: PARTITION, records, newest, more });
      this.handled++;
      this.#succeeded();
      this.#tell();
      await turn();
    } else if (this.#position === newest) {
      this.#succeeded();
      await this.#sleep(null);
    } else {
      throw new MissingRecords(this.reader, this.#position, newest);
    }
  }

  #succeeded(): void {
    this.#wait = FIRST_WAIT;
    this.#health = null;
  }

  async #failed(error: unknown): Promise<void> {
    if (this.#isStopped()) return;
    this.#position = null;
    if (waitingHelps(error)) {
      this.#health = error instanceof Error ? error.message : String(error);
      await this.#sleep(this.#wait);
      this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
      return;
    }
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    this.#health = `${this.reader.group} has stopped reading ${this.reader.topic}: ${reason}`;
    this.#state = 'stopped';
    this.#tell();
  }

  /** For `wait` ms, or without one until the topic grows. */
  async #sleep(wait: number | null): Promise<void> {
    if (this.#isStopped()) return;
    this.#state = 'waiting';
    this.#atEnd = wait === null;
    await new Promise<void>((resolve) => {
      const awake = (): void => {
        cancel?.();
        this.#atEnd = false;
        if (!this.#isStopped()) this.#state = 'working';
        resolve();
      };
      const cancel = wait === null ? null : this.clock.at(this.clock.now() + wait, awake);
      this.#wake = awake;
    });
  }

  #tell(): void {
    const position = this.#position;
    const waiting = this.#waiters;
    this.#waiters = [];
    for (const waiter of waiting) {
      if (position !== null && position >= waiter.target) waiter.resolve();
      else if (this.#isStopped()) waiter.reject(this.#stopped());
      else this.#waiters.push(waiter);
    }
  }

  #stopped(): OutsideWorld {
    return new OutsideWorld(this.#health ?? `${this.reader.group} was stopped`, false, 'reader-stopped');
  }

  /** A call, because the state also changes while something is awaited. */
  #isStopped(): boolean {
    return this.#state === 'stopped';
  }
}

class MissingRecords extends Error {
  constructor({ group, topic }: Subscribing, position: number, newest: number) {
    super(`${group} stands at ${position}, but ${topic} does not hold it and ends at ${newest}`);
    this.name = 'MissingRecords';
  }
}
