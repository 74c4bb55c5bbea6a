import { setTimeout as pause } from 'node:timers/promises';
import { DelayedError, Queue, Worker } from 'bullmq';
import type { Job } from 'bullmq';
import type { Redis } from 'ioredis';
import { BrokenInvariant } from '#libs/kernel/errors.js';
import type { Clock } from '#libs/ports/clock.js';
import type { QueueJob } from '#libs/ports/queue.js';
import type { Adding, CurrentJobs } from './current-jobs.js';
import { Pace } from './pace.js';
import type { Timing } from './timing.js';

type Handle = (job: QueueJob) => Promise<void>;

/** The adding as it stands in the hash of current jobs, to be compared with it. */
interface Carried {
  text: string;
}

export interface LaneParts {
  /** Fails at once while Redis is away: for what callers wait for */
  prompt: Redis;
  /** Waits while Redis is away: for what works by itself */
  patient: Redis;
  current: CurrentJobs;
  clock: Clock;
  prefix: string;
  timing: Timing;
  /** Told, in one sentence, what an operator may want to know and nobody needs to do anything about. */
  warned: (sentence: string) => void;
}

const RETRIES = 8;
/** A wait lasts up to a quarter longer than it must, so that what failed together is not tried together. */
const JITTER = 0.2;
/** Looks without a sign of life, while something is due, after which the worker is replaced. */
const PATIENCE = 3;
/** An instance that says nothing for so long, seconds, has died; its job is run elsewhere. */
const LOCK = 30;
/** What Redis is given, ms, to take note of the end of the last job. */
const LAST_WORDS = 5_000;
const KEPT = { age: 86_400, count: 1_000 };

/** The jobs of one name: a queue of BullMQ, and here at most one worker on it with one job in hand. */
export class BullmqLane {
  readonly #queue: Queue<Carried>;
  #worker: Worker<Carried> | null = null;
  #work: ((job: Job<Carried>, token?: string) => Promise<void>) | null = null;
  #perSecond = 0;
  #inHand: Promise<void> | null = null;
  #signs = 0;
  #looks = { signs: 0, idle: 0 };

  constructor(
    name: string,
    private readonly parts: LaneParts,
  ) {
    const { prompt, prefix, timing } = parts;
    this.#queue = new Queue(name, {
      connection: prompt,
      prefix,
      defaultJobOptions: {
        attempts: 1 + RETRIES,
        backoff: { type: 'exponential', delay: timing.second / (1 - JITTER), jitter: JITTER },
        removeOnComplete: KEPT,
        removeOnFail: KEPT,
      },
    });
    this.#queue.on('error', () => undefined);
  }

  get isHandled(): boolean {
    return this.#work !== null;
  }

  async add(addings: readonly Adding[]): Promise<void> {
    const now = this.parts.clock.now();
    await this.#queue.addBulk(
      addings.map((adding) => ({
        name: adding.job.name,
        data: { text: JSON.stringify(adding) },
        opts: { jobId: adding.bullId, delay: Math.max(0, adding.job.at - now) },
      })),
    );
  }

  /** Takes what no longer counts out of BullMQ; what is in hand there ends by itself. */
  async discard(addings: readonly Adding[]): Promise<void> {
    await Promise.all(addings.map(({ bullId }) => this.#queue.remove(bullId)));
  }

  handleWith(perSecond: number, handle: Handle): void {
    const { clock, timing } = this.parts;
    const pace = new Pace(clock, perSecond, timing.second);
    this.#perSecond = perSecond;
    const kept: Handle = (job) => {
      const done = handle(job);
      this.#inHand = done.catch(() => undefined);
      return done;
    };
    this.#work = (job, token) => this.#attempt(job, { token, pace, handle: kept });
    this.#start();
  }

  /** Replaces a worker that takes nothing although something is due: after an outage they have been seen to sleep on. */
  async look(): Promise<void> {
    const quiet = this.#worker !== null && this.#signs === this.#looks.signs && (await this.#isSomethingDue());
    this.#looks = { signs: this.#signs, idle: quiet ? this.#looks.idle + 1 : 0 };
    if (this.#looks.idle < PATIENCE) return;
    this.parts.warned(`The worker of "${this.#queue.name}" slept although something was due, and was replaced.`);
    void this.#worker?.close(true).catch(() => undefined);
    this.#start();
  }

  /** Starts no further job and waits for the one in hand, but not for a Redis that is away. */
  async stop(): Promise<void> {
    const closing = this.#worker?.close(this.parts.patient.status !== 'ready');
    await this.#inHand;
    await Promise.race([closing, pause(LAST_WORDS, undefined, { ref: false })]);
    await this.#queue.close();
  }

  #start(): void {
    const { patient, prefix, timing, warned } = this.parts;
    if (this.#work === null) throw new BrokenInvariant('there is no handler to start a worker with');
    this.#looks = { signs: this.#signs, idle: 0 };
    this.#worker = new Worker(this.#queue.name, this.#work, {
      connection: patient,
      prefix,
      concurrency: 1,
      limiter: { max: this.#perSecond, duration: timing.second },
      lockDuration: LOCK * timing.second,
      stalledInterval: LOCK * timing.second,
      runRetryDelay: 1_000,
    });
    this.#worker.on('error', () => undefined);
    this.#worker.on('stalled', (bullId) => {
      warned(`The instance that had job ${bullId} of "${this.#queue.name}" in hand has died; it is done again.`);
    });
  }

  async #attempt(
    bull: Job<Carried>,
    { token, pace, handle }: { token: string | undefined; pace: Pace; handle: Handle },
  ): Promise<void> {
    this.#signs++;
    const { current, clock } = this.parts;
    const { text } = bull.data;
    const { job } = JSON.parse(text) as Adding;
    if (!(await current.holds({ job, text }))) return;
    const early = job.at - clock.now();
    if (early > 0) {
      // Another instance's clock is ahead of this one.
      await bull.moveToDelayed(Date.now() + early, token);
      throw new DelayedError();
    }
    await pace.turn();
    try {
      await handle(job);
    } catch (error) {
      if (await this.#isTriedAgain(bull, { job, text }, String(error))) throw error;
      return;
    } finally {
      this.#signs++;
    }
    await current.settle({ job, text });
  }

  /** A job that was removed or replaced while it was in hand is not tried again, and neither is one that had its attempts. */
  async #isTriedAgain(bull: Job<Carried>, entry: { job: QueueJob; text: string }, because: string): Promise<boolean> {
    const { current, warned } = this.parts;
    if (!(await current.holds(entry))) return false;
    if (bull.attemptsMade < RETRIES) return true;
    const { id, name } = entry.job;
    warned(`Job ${id} of "${name}" was given up after ${1 + RETRIES} attempts: ${because}`);
    await current.settle(entry);
    return true;
  }

  async #isSomethingDue(): Promise<boolean> {
    if ((await this.#queue.getWaitingCount()) > 0) return true;
    const [first] = await this.#queue.getDelayed(0, 0);
    return first !== undefined && (first.processedOn ?? first.timestamp) + first.delay <= Date.now();
  }
}
