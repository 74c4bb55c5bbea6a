import type { Platform } from '#libs/ports/platform.js';
import type { Decided } from './decided.js';
import type { OutcomeRecord } from './records.js';

/** One reader for all who wait for an outcome in this process. */
export interface OutcomeWatch {
  /** The outcome, or null once `until` (ms) has come. */
  wait(pool: string, key: string, until: number): Promise<OutcomeRecord | null>;
  read(pool: string, key: string): Promise<OutcomeRecord | null>;
}

interface Waiter {
  pool: string;
  key: string;
  answer: (outcome: OutcomeRecord | null) => void;
}

/**
 * Told by the owner when it runs in this process, else looks every `pollMs` while somebody waits. What it answers
 * outlasts a loss of power.
 */
export function createOutcomeWatch(
  parts: Pick<Platform, 'documents' | 'clock' | 'lasting'> & { decided: Decided | undefined },
  pollMs: number,
): OutcomeWatch {
  const { documents, clock, decided } = parts;
  const waiters = new Set<Waiter>();
  let polling = false;

  function answer(pool: string, key: string, outcome: OutcomeRecord): void {
    for (const waiter of waiters) if (waiter.key === key && waiter.pool === pool) waiter.answer(outcome);
  }

  async function outcomes(pool: string, keys: readonly string[]): Promise<[key: string, outcome: OutcomeRecord][]> {
    const places = keys.map((key) => ({ collection: 'outcome', key }));
    const found = await documents.many(pool, places);
    if (found.length > 0) await parts.lasting?.();
    return found.map(({ key, body }) => [key, body as OutcomeRecord]);
  }

  async function look(): Promise<void> {
    for (const [pool, keys] of byPool(waiters))
      for (const [key, outcome] of await outcomes(pool, keys)) answer(pool, key, outcome);
  }

  /** A failed look is followed by another; whoever waits is answered by time at the latest. */
  function poll(): void {
    polling = waiters.size > 0;
    if (polling) clock.at(clock.now() + pollMs, () => void look().then(poll, poll));
  }

  decided?.listen((note) => {
    if (note === null) void look().catch(() => undefined);
    else for (const [key, outcome] of note.outcomes) answer(note.pool, key, outcome);
  });

  return {
    wait: (pool, key, until) =>
      new Promise((resolve) => {
        const cancel = clock.at(until, () => waiter.answer(null));
        const waiter: Waiter = {
          pool,
          key,
          answer(outcome) {
            waiters.delete(waiter);
            cancel();
            resolve(outcome);
          },
        };
        waiters.add(waiter);
        if (!polling) poll();
      }),
    async read(pool, key) {
      const [found] = await outcomes(pool, [key]);
      return found?.[1] ?? null;
    },
  };
}

function byPool(waiters: Iterable<Waiter>): Map<string, string[]> {
  const keys = new Map<string, string[]>();
  for (const { pool, key } of waiters) {
    const known = keys.get(pool);
    if (known === undefined) keys.set(pool, [key]);
    else known.push(key);
  }
  return keys;
}
