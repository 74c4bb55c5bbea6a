/** So many ms of real time for several pieces of work, those waited between them not counted. */
export class Deadline {
  readonly #over = new AbortController();
  #left: number;

  constructor(ms: number) {
    this.#left = ms;
  }

  /** Aborts when the time is up. */
  get signal(): AbortSignal {
    return this.#over.signal;
  }

  /** Before its time: nothing has come for too long. */
  expire(): void {
    this.#over.abort();
  }

  async spend<Result>(work: () => Promise<Result>): Promise<Result> {
    const began = performance.now();
    const timer = setTimeout(() => {
      this.#over.abort();
    }, this.#left);
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      this.#left -= performance.now() - began;
    }
  }
}
