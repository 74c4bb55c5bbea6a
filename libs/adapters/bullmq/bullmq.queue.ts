import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { BrokenInvariant } from '#libs/kernel/errors.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Queue, QueueJob } from '#libs/ports/queue.js';
import { BullmqLane } from './bullmq-lane.js';
import type { LaneParts } from './bullmq-lane.js';
import { CurrentJobs, newAdding } from './current-jobs.js';
import type { Adding } from './current-jobs.js';
import { away, outside } from './failures.js';
import { skewOf } from './redis-probe.js';
import type { Timing } from './timing.js';

export interface BullmqParts {
  /** Fails at once while Redis is away */
  prompt: Redis;
  /** Waits while Redis is away */
  patient: Redis;
  /** `host:port`, for sentences */
  place: string;
  clock: Clock;
  /** Before every key in Redis */
  prefix: string;
  timing: Timing;
  /** Told of jobs that were given up or begun again, and of workers that were replaced: one sentence each. */
  warned: (sentence: string) => void;
}

/** Between two looks at workers and clocks, seconds. */
const LOOK_AFTER = 30;
/** Nobody waits longer than this for Redis, ms. */
const LONGEST = 5_000;

/**
 * A queue in Redis, shared by all instances. Redis may lose it or part of it: `marked` is false in each instance that has
 * not filled it since Redis was emptied or started. While Redis is away every call rejects with a retriable OutsideWorld, and work goes on by itself afterwards.
 */
export class BullmqQueue implements Queue {
  readonly #lanes = new Map<string, BullmqLane>();
  readonly #current: CurrentJobs;
  readonly #epochKey: string;
  /** The epoch that the filling under way began in, and the one that this instance has filled. */
  #seen: string | null = null;
  #filled: string | null = null;
  #skew: string | null = null;
  #cancelLook = (): void => undefined;
  #stopped = false;

  constructor(private readonly parts: BullmqParts) {
    const { prompt, prefix } = parts;
    this.#current = new CurrentJobs(prompt, `${prefix}:current`);
    this.#epochKey = `${prefix}:epoch`;
    this.#planLook();
  }

  /** null while all is well, else one sentence for the readiness page. */
  health(): string | null {
    return this.parts.prompt.status === 'ready' ? this.#skew : away(this.parts.place).message;
  }

  async add(jobs: QueueJob[]): Promise<void> {
    const byId = new Map(jobs.map((job) => [job.id, newAdding(job)]));
    const horizon = this.parts.clock.now() + this.parts.timing.hour;
    const kept = [...byId.values()].filter(({ job }) => job.at <= horizon);
    const dropped = [...byId.values()].filter(({ job }) => job.at > horizon);
    await this.#ask(async () => {
      // The hash first: BullMQ may start a job at once, and what is not in the hash counts as replaced.
      const replaced = await this.#current.put(kept);
      await this.#eachLane(kept, (lane, addings) => lane.add(addings));
      await this.#discard([...replaced, ...(await this.#current.remove(dropped.map(({ job }) => job.id)))]);
    });
  }

  async remove(ids: string[]): Promise<void> {
    await this.#ask(async () => this.#discard(await this.#current.remove(ids)));
  }

  process(name: string, perSecond: number, handle: (job: QueueJob) => Promise<void>): void {
    const lane = this.#lane(name);
    if (lane.isHandled) throw new BrokenInvariant(`the jobs ${name} have a handler already`);
    lane.handleWith(perSecond, handle);
  }

  async marked(): Promise<boolean> {
    return this.#ask(async () => {
      this.#seen = await this.#epoch();
      return this.#seen === this.#filled;
    });
  }

  /** Does nothing if Redis was emptied since the filling began: then part of it may be gone. */
  async mark(): Promise<void> {
    await this.#ask(async () => {
      const epoch = await this.#epoch();
      if (this.#seen === null || this.#seen === epoch) this.#filled = epoch;
      this.#seen = epoch;
    });
  }

  async waiting(): Promise<QueueJob[]> {
    const jobs = await this.#ask(() => this.#current.all());
    return jobs.sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelLook();
    await Promise.all([...this.#lanes.values()].map((lane) => lane.stop()));
    this.parts.prompt.disconnect();
    this.parts.patient.disconnect();
  }

  #lane(name: string): BullmqLane {
    const known = this.#lanes.get(name);
    if (known !== undefined) return known;
    const { patient, prefix } = this.parts;
    const parts: LaneParts = { ...this.parts, current: new CurrentJobs(patient, `${prefix}:current`) };
    const lane = new BullmqLane(name, parts);
    this.#lanes.set(name, lane);
    return lane;
  }

  #discard(addings: readonly Adding[]): Promise<void> {
    return this.#eachLane(addings, (lane, its) => lane.discard(its));
  }

  async #eachLane(
    addings: readonly Adding[],
    work: (lane: BullmqLane, addings: readonly Adding[]) => Promise<void>,
  ): Promise<void> {
    const names = [...new Set(addings.map(({ job }) => job.name))];
    const its = (name: string): Adding[] => addings.filter(({ job }) => job.name === name);
    await Promise.all(names.map((name) => work(this.#lane(name), its(name))));
  }

  /** Names the time since Redis was last emptied or started again, perhaps from an older state. Whoever asks first makes it. */
  async #epoch(): Promise<string> {
    const { prompt } = this.parts;
    await prompt.set(this.#epochKey, randomUUID(), 'NX');
    const [word, about] = await Promise.all([prompt.get(this.#epochKey), prompt.info('server')]);
    return `${word ?? ''} ${/run_id:(\w+)/.exec(about)?.[1] ?? ''}`;
  }

  async #ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    if (this.parts.prompt.status !== 'ready') throw away(this.parts.place);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(away(this.parts.place)), LONGEST);
    });
    try {
      return await Promise.race([question(), late]);
    } catch (error) {
      throw outside(error, this.parts.place);
    } finally {
      clearTimeout(timer);
    }
  }

  #planLook(): void {
    if (this.#stopped) return;
    const { clock, timing } = this.parts;
    this.#cancelLook = clock.at(clock.now() + LOOK_AFTER * timing.second, () => {
      void this.#look().finally(() => this.#planLook());
    });
  }

  async #look(): Promise<void> {
    const { prompt, clock, place } = this.parts;
    try {
      this.#skew = await this.#ask(() => skewOf(prompt, clock, place));
      for (const lane of this.#lanes.values()) await lane.look();
    } catch {
      // Redis is away: health says so, and the next look comes.
    }
  }
}
