import { setImmediate as turn } from 'node:timers/promises';
import { OutsideWorld, waitingHelps } from '#libs/kernel/errors.js';
import type { Subscribing } from '#libs/ports/bus.js';
import type { Clock } from '#libs/ports/clock.js';
import type { PartitionLog } from './partition-log.js';

const FIRST_WAIT = 100;
const LONGEST_WAIT = 5_000;
/** A record that waits longer, ms, is near the end of what Kafka keeps. */
const TOO_LONG = 24 * 3_600_000;

interface Waiter {
  target: number;
  resolve: () => void;
  reject: (error: Error) => void;
}

export interface LaneOptions {
  reader: Subscribing;
  partition: number;
  log: PartitionLog;
  clock: Clock;
  /** Before the first reading, and again until it succeeds. */
  begin: () => Promise<void>;
  /** This reader will never go on here; hears why. */
  stopped: (sentence: string) => void;
}

/** One reader going along one partition, one batch at a time; other partitions have lanes of their own. */
export class Lane {
  readonly partition: number;
  readonly log: PartitionLog;
  #position: number | null = null;
  #wait = FIRST_WAIT;
  #ending = false;
  #stopped: string | null = null;
  #trouble: string | null = null;
  #noticed = false;
  /** The topic may be another one: only the reader knows what it has handled. */
  #unsure = false;
  #wake: () => void = () => undefined;
  #waiters: Waiter[] = [];
  readonly #ended: Promise<void>;

  constructor(private readonly options: LaneOptions) {
    this.partition = options.partition;
    this.log = options.log;
    this.#ended = this.#run();
  }

  health(): string | null {
    return this.#stopped ?? this.#trouble ?? this.#late();
  }

  /** Resolves once everything before `target` is handled; rejects with OutsideWorld `reader-stopped`. */
  reached(target: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiters.push({ target, resolve, reject });
      this.look();
      this.#tell();
    });
  }

  /** Looks also where the broker has not said anything. */
  look(): void {
    this.log.look();
    this.notice();
  }

  /** The partition was assigned anew: its topic may have been made again meanwhile, and be as long as it was. */
  reassigned(): void {
    this.log.reassigned();
    this.#unsure = this.options.reader.topic === 'inputs';
    this.look();
  }

  /** There is something new to read. */
  notice(): void {
    this.#noticed = true;
    this.#wake();
  }

  /** Ends after the batch in hand. `elsewhere`: another member goes on, so whoever waits here has nothing to wait for. */
  async end(elsewhere: boolean): Promise<void> {
    this.#ending = true;
    if (elsewhere) for (const waiter of this.#waiters.splice(0)) waiter.resolve();
    this.notice();
    await this.#ended;
    this.#tell();
  }

  async #run(): Promise<void> {
    while (!this.#isOver()) {
      try {
        await this.#step();
      } catch (error) {
        await this.#failed(error);
      }
    }
  }

  async #step(): Promise<void> {
    const { reader, partition, begin, log } = this.options;
    if (this.#position === null || this.#unsure) {
      this.#unsure = false;
      this.#position = null;
      await begin();
      this.#position = await reader.position(partition);
    }
    this.#noticed = false;
    const { records, newest } = await log.read(this.#position);
    this.#tell();
    if (this.#isOver()) return;
    if (records.length > 0) this.#position = await reader.handle({ partition, records, newest });
    if (this.#position >= newest || records.length > 0) {
      this.#wait = FIRST_WAIT;
      this.#trouble = null;
    }
    await (records.length > 0 ? turn() : this.#sleep(null));
  }

  async #failed(error: unknown): Promise<void> {
    if (this.#isOver()) return;
    this.#position = null;
    const reason = error instanceof Error ? error.message : String(error);
    const { group, topic } = this.options.reader;
    if (waitingHelps(error)) {
      this.#trouble = reason;
      await this.#sleep(this.#wait);
      this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
      return;
    }
    this.#stopped = `${group} has stopped reading ${topic}: ${reason}`;
    this.options.stopped(this.#stopped);
    this.#tell();
  }

  /** For `wait` ms, whatever comes; or without one until something comes. */
  async #sleep(wait: number | null): Promise<void> {
    const { clock } = this.options;
    await new Promise<void>((resolve) => {
      if (this.#ending || (wait === null && this.#noticed)) {
        resolve();
        return;
      }
      const cancel = wait === null ? null : clock.at(clock.now() + wait, resolve);
      this.#wake = () => {
        if (wait !== null && !this.#ending) return;
        cancel?.();
        resolve();
      };
    });
    this.#wake = () => undefined;
  }

  #tell(): void {
    const position = this.#position ?? -1;
    const waiting = this.#waiters;
    this.#waiters = [];
    for (const waiter of waiting) {
      if (this.#isOver()) waiter.reject(this.#reason());
      else if (position >= waiter.target) waiter.resolve();
      else this.#waiters.push(waiter);
    }
  }

  #reason(): OutsideWorld {
    const text = this.#stopped ?? `${this.options.reader.group} was stopped`;
    return new OutsideWorld(text, false, 'reader-stopped');
  }

  #late(): string | null {
    const { clock, log, reader, partition } = this.options;
    const since = log.waitingSince;
    if (since === null || clock.now() - since <= TOO_LONG) return null;
    const hours = Math.floor((clock.now() - since) / 3_600_000);
    return `${reader.topic} has waited for ${reader.group} in partition ${String(partition)} for ${String(hours)} hours, and Kafka keeps it for 7 days only.`;
  }

  /** A call, because it also changes while something is awaited. */
  #isOver(): boolean {
    return this.#ending || this.#stopped !== null;
  }
}
