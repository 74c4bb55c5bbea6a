import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { setImmediate as turn } from 'node:timers/promises';
import type { InputEnvelope } from '#libs/kernel/input.js';
import type { Bus, BusRecord, Subscribing, Subscription, Topic } from '#libs/ports/bus.js';
import type { Clock } from '#libs/ports/clock.js';
import { writtenInput } from '../written-input.js';
import { outside } from './failures.js';
import { Follower } from './follower.js';
import { InputSweep } from './input-sweep.js';
import type { Store } from './store.js';
import { eventLog, inputLog } from './topic-log.js';
import type { TopicLog } from './topic-log.js';

/** So many turns of the event loop without work mean that nothing is left to do. */
const QUIET_TURNS = 5;
/** A reader that has got no further for so long (ms) and so many turns waits for what only the clock or the caller can bring. */
const STUCK = { ms: 250, turns: 1_000 };

/** Inputs in a table, events read straight from the ledger, readers in this process. One partition. */
export class SqliteBus implements Bus {
  readonly partitions = 1;
  readonly #logs: Record<Topic, TopicLog>;
  readonly #add: StatementSync;
  readonly #sweep: InputSweep;
  readonly #followers = new Set<Follower>();
  readonly #deaf: () => void;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {
    const db: DatabaseSync = store.db;
    const written = { db, turn: () => store.turn };
    this.#logs = { inputs: inputLog(written), 'pool-events': eventLog(written) };
    this.#add = db.prepare('INSERT INTO inputs VALUES ((SELECT coalesce(max(n) + 1, 0) FROM inputs), ?, ?, ?)');
    this.#sweep = new InputSweep(store, clock);
    this.#deaf = store.bell.listen((topic, records) => {
      this.#logs[topic].wrote(records);
      for (const follower of this.#followers) follower.notice(topic);
    });
  }

  partitionOf(): number {
    return 0;
  }

  async append(inputs: InputEnvelope[]): Promise<void> {
    if (inputs.length === 0) return;
    this.store.disk.demand();
    const rows = inputs.map((input) => ({ id: input.id, value: writtenInput(input) }));
    const now = this.clock.now();
    const patient = inputs.every(({ origin }) => origin !== undefined);
    const add = (): void => {
      for (const { id, value } of rows) this.#add.run(id, now, value);
    };
    await this.#try(() => this.store.group.write(add, { patient }));
    this.store.bell.ring('inputs');
  }

  async subscribe(reader: Subscribing): Promise<Subscription> {
    const follower = new Follower(reader, this.#logs[reader.topic], this.clock);
    this.#followers.add(follower);
    return follower;
  }

  at(topic: Topic, partition: number, offset: number): Promise<BusRecord | null> {
    return this.#try(() => this.#log(topic, partition)?.read(offset, { maxRecords: 1, maxBytes: 0 })[0] ?? null);
  }

  newest(topic: Topic, partition: number): Promise<number> {
    return this.#try(() => this.#log(topic, partition)?.newest() ?? 0);
  }

  /** Resolves when no reader and no write has anything left to do before the clock moves or something new is appended. */
  async quiet(): Promise<void> {
    let [idle, patience] = [0, this.#patience()];
    while (idle < QUIET_TURNS && patience.isLeft()) {
      await turn();
      idle = this.#isBusy() ? 0 : idle + 1;
      if (patience.handled !== this.#handled()) patience = this.#patience();
    }
  }

  /** Stops every reader after its batch in hand. */
  async close(): Promise<void> {
    this.#sweep.stop();
    await Promise.all([...this.#followers].map((follower) => follower.stop()));
    this.#deaf();
  }

  /** Stops everything as the end of the process would. */
  abandon(): void {
    this.#sweep.stop();
    for (const follower of this.#followers) follower.abandon();
    this.#deaf();
  }

  #patience(): { handled: number; isLeft: () => boolean } {
    const end = performance.now() + STUCK.ms;
    let turns = 0;
    return { handled: this.#handled(), isLeft: () => ++turns < STUCK.turns || performance.now() < end };
  }

  #handled(): number {
    return [...this.#followers].reduce((sum, follower) => sum + follower.handled, 0);
  }

  #isBusy(): boolean {
    return this.store.group.pending || [...this.#followers].some((follower) => !follower.resting);
  }

  #log(topic: Topic, partition: number): TopicLog | null {
    return partition === 0 ? this.#logs[topic] : null;
  }

  async #try<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw outside(error, this.store.file);
    }
  }
}
