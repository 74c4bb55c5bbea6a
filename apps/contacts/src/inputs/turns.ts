/** Runs what is asked for a partition one after the other, in the order it was asked. */
export type Turns = <T>(partition: number, run: () => Promise<T>) => Promise<T>;

export function createTurns(): Turns {
  const last = new Map<number, Promise<unknown>>();
  return (partition, run) => {
    const mine = (last.get(partition) ?? Promise.resolve()).then(run, run);
    last.set(
      partition,
      mine.catch(() => undefined),
    );
    return mine;
  };
}
