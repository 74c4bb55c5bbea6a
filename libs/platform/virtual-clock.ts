import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '#libs/ports/clock.js';
import { DueHeap } from '#libs/adapters/clock/due-heap.js';

interface Timer {
  at: number;
  run: (() => void) | null;
}

/** A clock that stands still until it is advanced: months pass in seconds in the demo, in rehearsals and in the simulator. */
export class VirtualClock implements Clock {
  readonly #timers = new DueHeap<Timer>();
  /** set where months pass and nothing is ever forgotten */
  looksEvery?: number;
  #now: number;

  /**
   * `settle` resolves when everything started so far has come to rest; it is awaited after every moment at which
   * timers ran. Without it 20 turns of the event loop pass; the embedded platform's `quiet` waits for exactly enough.
   */
  constructor(
    start: number,
    public settle: () => Promise<void> = turns,
  ) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  at(at: number, run: () => void): () => void {
    const timer: Timer = { at, run };
    this.#timers.push(timer);
    return () => {
      timer.run = null;
    };
  }

  /** Moves the time to `to` (ms), running what falls due on the way in the order of its time. A time in the past changes nothing but runs what is due now. */
  async advance(to: number): Promise<void> {
    await this.settle();
    for (;;) {
      const due = this.#timers.peek();
      if (due === undefined || due.at > Math.max(to, this.#now)) break;
      this.#now = Math.max(this.#now, due.at);
      if (this.#runDue()) await this.settle();
    }
    this.#now = Math.max(this.#now, to);
  }

  /** Sets the time without running anything, also backwards: a machine whose clock was corrected. */
  jump(to: number): void {
    this.#now = to;
  }

  #runDue(): boolean {
    const due: Timer[] = [];
    for (let next = this.#timers.peek(); next !== undefined && next.at <= this.#now; next = this.#timers.peek()) {
      this.#timers.pop();
      if (next.run !== null) due.push(next);
    }
    for (const timer of due) timer.run?.();
    return due.length > 0;
  }
}

async function turns(): Promise<void> {
  for (let i = 0; i < 20; i++) await turn();
}
