interface Waiting<Item, Result> {
  item: Item;
  done: (result: Result) => void;
  failed: (error: unknown) => void;
}

/**
 * Work of one key at a time; what comes meanwhile is done together next, at most so many items at once. So a burst waits
 * for a disk a few times and not for each. Keys do not wait for each other.
 */
export class Together<Item, Result> {
  readonly #lanes = new Map<string, Waiting<Item, Result>[]>();

  /** `work` answers each item, in order; an error is everybody's who was in it. */
  constructor(
    private readonly work: (items: readonly Item[]) => Promise<readonly Result[]>,
    private readonly most = Infinity,
  ) {}

  add(key: string, item: Item): Promise<Result> {
    return new Promise((done, failed) => {
      const waiting = { item, done, failed };
      const lane = this.#lanes.get(key);
      if (lane === undefined) void this.#run(key, [waiting]);
      else lane.push(waiting);
    });
  }

  async #run(key: string, lane: Waiting<Item, Result>[]): Promise<void> {
    this.#lanes.set(key, lane);
    while (lane.length > 0) {
      const together = lane.splice(0, this.most);
      try {
        const results = await this.work(together.map(({ item }) => item));
        together.forEach(({ done }, i) => {
          done(results[i] as Result);
        });
      } catch (error) {
        for (const { failed } of together) failed(error);
      }
    }
    this.#lanes.delete(key);
  }
}
