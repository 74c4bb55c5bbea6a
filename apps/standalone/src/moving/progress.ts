/** Says now and then how far long work is. */
export interface Progress {
  /** So many more of something are done. */
  went(what: string, more: number): void;
}

const SAID_EVERY = 5_000;

export function createProgress(say: (line: string) => void, now: () => number): Progress {
  const counts = new Map<string, number>();
  let saidAt = now();
  return {
    went(what, more) {
      const count = (counts.get(what) ?? 0) + more;
      counts.set(what, count);
      if (now() < saidAt + SAID_EVERY) return;
      saidAt = now();
      say(`… ${count.toLocaleString('en')} ${what}`);
    },
  };
}
