import { BrokenInvariant } from '#libs/kernel/errors.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Queue, QueueJob } from '#libs/ports/queue.js';
import { JobLane } from './job-lane.js';
import type { Ticket } from './job-lane.js';

/** Later jobs are dropped: whoever uses the queue brings them again in time. */
const HORIZON = 60 * 60 * 1_000;
const FIRST_WAIT = 1_000;
const RETRIES = 8;

/** A queue in memory: a heap for each name, one timer for all. Forgets everything when the process ends, as the port allows. */
export class HeapQueue implements Queue {
  readonly #tickets = new Map<string, Ticket>();
  readonly #lanes = new Map<string, JobLane>();
  #timer: { at: number; cancel: () => void } | null = null;
  #marked = false;
  #stopped = false;
  #dropped = 0;

  constructor(private readonly clock: Clock) {}

  /** Jobs given up after their last attempt. */
  get dropped(): number {
    return this.#dropped;
  }

  async add(jobs: QueueJob[]): Promise<void> {
    for (const job of jobs) {
      if (job.id.includes(':')) throw new BrokenInvariant(`the job id ${job.id} contains ":"`);
      this.#tickets.delete(job.id);
      if (job.at <= this.clock.now() + HORIZON) this.#take({ job, at: job.at, failures: 0 });
    }
    this.#plan();
  }

  async remove(ids: string[]): Promise<void> {
    for (const id of ids) this.#tickets.delete(id);
  }

  process(name: string, perSecond: number, handle: (job: QueueJob) => Promise<void>): void {
    const lane = this.#lane(name);
    if (lane.isHandled) throw new BrokenInvariant(`the jobs ${name} have a handler already`);
    lane.handleWith(perSecond, handle);
    this.#plan();
  }

  async marked(): Promise<boolean> {
    return this.#marked;
  }

  async mark(): Promise<void> {
    this.#marked = true;
  }

  async waiting(): Promise<QueueJob[]> {
    const jobs = [...this.#tickets.values()].map(({ job }) => job);
    return jobs.sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  async stop(): Promise<void> {
    this.abandon();
    await Promise.all([...this.#lanes.values()].map((lane) => lane.inHand));
  }

  /** Starts no further job, and does not wait for those in hand. */
  abandon(): void {
    this.#stopped = true;
    this.#timer?.cancel();
  }

  #take(ticket: Ticket): void {
    this.#tickets.set(ticket.job.id, ticket);
    this.#lane(ticket.job.name).push(ticket);
  }

  #lane(name: string): JobLane {
    const known = this.#lanes.get(name);
    if (known !== undefined) return known;
    const lane = new JobLane((ticket) => this.#isLive(ticket));
    this.#lanes.set(name, lane);
    return lane;
  }

  #isLive(ticket: Ticket): boolean {
    return this.#tickets.get(ticket.job.id) === ticket;
  }

  /** Starts what may start and sets the one timer for what comes next. */
  #plan(): void {
    if (this.#stopped) return;
    const now = this.clock.now();
    for (const lane of this.#lanes.values()) if (lane.next() <= now) lane.start(now, (...end) => this.#ended(...end));
    const next = Math.min(...[...this.#lanes.values()].map((lane) => lane.next()));
    if (this.#timer?.at === next) return;
    this.#timer?.cancel();
    this.#timer = Number.isFinite(next) ? { at: next, cancel: this.clock.at(next, () => this.#due()) } : null;
  }

  #due(): void {
    this.#timer = null;
    this.#plan();
  }

  /** A job that was removed or replaced while it was in hand is not tried again. */
  #ended(ticket: Ticket, failed: boolean): void {
    if (this.#isLive(ticket)) {
      this.#tickets.delete(ticket.job.id);
      if (failed) this.#again(ticket);
    }
    this.#plan();
  }

  #again({ job, failures }: Ticket): void {
    if (failures === RETRIES) this.#dropped++;
    else this.#take({ job, at: this.clock.now() + FIRST_WAIT * 2 ** failures, failures: failures + 1 });
  }
}
