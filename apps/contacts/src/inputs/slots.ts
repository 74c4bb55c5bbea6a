/** Lets only so many run at a time; the others wait in the order in which they came. */
export type Slots = <Result>(run: () => Promise<Result>) => Promise<Result>;

export function createSlots(most: number): Slots {
  const waiting: (() => void)[] = [];
  let free = most;

  async function enter(): Promise<void> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => void waiting.push(resolve));
  }

  /** Whoever waits longest takes the place over, so that nobody overtakes them. */
  function leave(): void {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  }

  return async (run) => {
    await enter();
    try {
      return await run();
    } finally {
      leave();
    }
  };
}
