import { setImmediate as turn } from 'node:timers/promises';
import type { StatementSync } from 'node:sqlite';
import type { Clock } from '#libs/ports/clock.js';
import type { Store } from './store.js';

const DAY = 24 * 60 * 60 * 1_000;
/** Decided inputs are kept so long. Undecided ones stay, whatever their age. */
const KEPT = 7 * DAY;
const EVERY = DAY / 4;
const FIRST = 60_000;
const SLICE = 500;

/** Removes old decided inputs, a slice at a time; the last decided one stays, for the owner recognises the log by it. */
export class InputSweep {
  readonly #remove: StatementSync;
  #cancel: () => void;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {
    this.#remove = store.db.prepare(`
      WITH oldest AS (SELECT min(n) AS n FROM inputs), last AS (SELECT next - 1 AS n FROM positions WHERE partition = 0)
      DELETE FROM inputs WHERE n < (SELECT n FROM last) AND n < (SELECT n FROM oldest) + ${SLICE} AND at < ?`);
    this.#cancel = this.#plan(FIRST);
  }

  stop(): void {
    this.#cancel();
    this.#cancel = () => undefined;
  }

  /** One sweep; answers how many inputs went. */
  async sweep(): Promise<number> {
    const before = this.clock.now() - KEPT;
    let removed = 0;
    for (;;) {
      const gone = await this.store.group.write(() => Number(this.#remove.run(before).changes));
      if (gone === 0) return removed;
      removed += gone;
      await turn();
    }
  }

  #plan(wait: number): () => void {
    return this.clock.at(this.clock.now() + wait, () => {
      this.#cancel = this.#plan(EVERY);
      // A sweep that fails (a full disk, say) is made up for by the next one.
      this.sweep().catch(() => undefined);
    });
  }
}
