/** Chunks sent and not yet decided. */
const IN_FLIGHT = 2;
/** After a gap the rest is sent again, at most this often, ms. */
const RESEND_AFTER = 5000;

/** What of one call's numbers is sent, decided, or still to send. */
export class Flight {
  /** the next number to send */
  next: number;
  readonly #last: number;
  readonly #first: number;
  #decided: number;
  #chunks: number[] = [];
  #resumed = { from: 0, at: 0 };

  constructor(first: number, count: number, decided: number) {
    this.#first = first;
    this.#last = first + count - 1;
    this.#decided = decided;
    this.next = Math.max(first, decided + 1);
  }

  get landed(): boolean {
    return this.#decided >= this.#last;
  }

  /** The last number of a chunk of this size that may go out now, or null. */
  room(chunk: number): number | null {
    if (this.next > this.#last || this.#chunks.length >= IN_FLIGHT) return null;
    return Math.min(this.#last, this.next + chunk - 1);
  }

  sent(to: number): void {
    this.next = to + 1;
    this.#chunks.push(to);
  }

  /** Everything up to `n` is decided; answers how many are new. */
  landedTo(n: number): number {
    const more = Math.max(0, n - this.#decided);
    this.#decided += more;
    this.#chunks = this.#chunks.filter((to) => to > n);
    return more;
  }

  /** The pool has met a gap: goes on from the lowest undecided number, once for each place and every few seconds. */
  resume(now: number): void {
    const from = this.#decided + 1;
    if (this.#resumed.from === from && now - this.#resumed.at < RESEND_AFTER) return;
    this.#resumed = { from, at: now };
    this.next = Math.max(this.#first, from);
    this.#chunks = [];
  }
}
