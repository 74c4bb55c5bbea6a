import { DueHeap } from '#libs/adapters/clock/due-heap.js';
import type { QueueJob } from '#libs/ports/queue.js';

/** A job and where its attempts stand. */
export interface Ticket {
  job: QueueJob;
  /** Not before this time, ms. */
  at: number;
  failures: number;
}

type Handle = (job: QueueJob) => Promise<void>;

const SECOND = 1_000;

/** The jobs of one name: one at a time, and no more than so many starts in any second. */
export class JobLane {
  readonly #waiting = new DueHeap<Ticket>();
  readonly #starts: number[] = [];
  #perSecond = 0;
  #handle: Handle | null = null;
  #inHand: Promise<void> | null = null;

  /** `isLive` tells a job that was removed or replaced from one that still counts. */
  constructor(private readonly isLive: (ticket: Ticket) => boolean) {}

  handleWith(perSecond: number, handle: Handle): void {
    this.#perSecond = perSecond;
    this.#handle = handle;
  }

  get isHandled(): boolean {
    return this.#handle !== null;
  }

  /** Resolves when nothing is being handled. */
  get inHand(): Promise<void> {
    return this.#inHand ?? Promise.resolve();
  }

  push(ticket: Ticket): void {
    this.#waiting.push(ticket);
  }

  /** When the next job may start; infinite while there is none, nobody to handle it, or one in hand. */
  next(): number {
    const ticket = this.#first();
    if (ticket === null || this.#handle === null || this.#inHand !== null) return Number.POSITIVE_INFINITY;
    const oldest = this.#starts.length < this.#perSecond ? Number.NEGATIVE_INFINITY : (this.#starts[0] ?? 0);
    return Math.max(ticket.at, oldest + SECOND);
  }

  /** Starts the next job; `done` is told how it ended. */
  start(now: number, done: (ticket: Ticket, failed: boolean) => void): void {
    const ticket = this.#first();
    if (ticket === null || this.#handle === null) return;
    this.#waiting.pop();
    this.#starts.push(now);
    if (this.#starts.length > this.#perSecond) this.#starts.shift();
    const end = (failed: boolean): void => {
      this.#inHand = null;
      done(ticket, failed);
    };
    this.#inHand = attempt(this.#handle, ticket.job).then(end);
  }

  #first(): Ticket | null {
    for (;;) {
      const ticket = this.#waiting.peek();
      if (ticket === undefined) return null;
      if (this.isLive(ticket)) return ticket;
      this.#waiting.pop();
    }
  }
}

/** True if the handler failed, at once or later. */
async function attempt(handle: Handle, job: QueueJob): Promise<boolean> {
  try {
    await handle(job);
    return false;
  } catch {
    return true;
  }
}
