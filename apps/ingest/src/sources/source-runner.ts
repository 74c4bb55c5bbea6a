import type { Ledger } from '#libs/ports/ledger.js';
import { soleLeases, type Leases } from '#libs/transport/leases.js';
import { askPool } from './ask-pool.js';
import { askSource, type AskParts } from './ask-source.js';
import { isOvertaken } from './overtaken.js';
import { originOf, type Source } from './source.js';

/** ms between looks at what is due: another instance may have connected a source … */
const LOOK_EVERY = 60_000;
/** … where there is none, whoever connects or changes one wakes the runner. */
const LOOK_EVERY_ALONE = 3_600_000;
/** Sources asked at the same time. */
const AT_ONCE = 4;

interface RunnerParts extends AskParts {
  ledger: Ledger;
  leases: Leases;
}

/** Asks every source when its time has come: here or in another instance, after a crash as before it. */
export class SourceRunner {
  readonly #running = new Map<string, Promise<void>>();
  #cancel = (): void => undefined;
  #looking: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(private readonly parts: RunnerParts) {}

  /** Looks at once, and from now on whenever something falls due. */
  wake(): void {
    if (this.#stopped) return;
    this.#looking = this.#looking.then(() => this.#look()).catch(this.parts.failed);
  }

  /** Resolves when nothing is being asked. */
  async idle(): Promise<void> {
    await this.#looking;
    while (this.#running.size > 0) await Promise.allSettled(this.#running.values());
  }

  /** Begins nothing new; what is under way ends after the page in hand. */
  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  async #look(): Promise<void> {
    this.#cancel();
    const { ledger, store, clock, leases } = this.parts;
    let next = clock.now() + (leases === soleLeases ? LOOK_EVERY_ALONE : LOOK_EVERY);
    for (const pool of await ledger.pools()) {
      const due = await store.due(pool, clock.now());
      for (const id of due.ids) await this.#begin(pool, id);
      next = Math.min(next, due.next ?? next);
    }
    if (!this.#stopped) {
      this.#cancel = clock.at(next, () => {
        this.wake();
      });
    }
  }

  /** Waits while as many as may are being asked. */
  async #begin(pool: string, id: string): Promise<void> {
    while (this.#running.size >= AT_ONCE) await Promise.race(this.#running.values());
    const place = `${pool}/${id}`;
    if (this.#stopped || this.#running.has(place)) return;
    const run = this.#run(pool, id)
      .catch((error: unknown) => {
        if (isOvertaken(error)) return true;
        this.parts.failed(error);
        return false;
      })
      .then((again) => {
        this.#running.delete(place);
        if (again) this.wake();
      });
    this.#running.set(place, run);
  }

  /** False: nothing of it is left to do at once. */
  async #run(pool: string, id: string): Promise<false> {
    const { store, leases, clock } = this.parts;
    const lease = await leases.take(pool, originOf({ id }));
    if (lease === null) return false;
    try {
      const stored = await store.read(pool, id);
      if (stored === null || stored.source.nextRunAt === null || stored.source.nextRunAt > clock.now()) return false;
      if (stored.source.state === 'removing') await this.#remove(stored.source);
      else if (stored.source.state === 'active')
        await askSource(this.parts, stored, () => !this.#stopped && lease.held());
      return false;
    } finally {
      await lease.release();
    }
  }

  /** Ends a removal that broke off. */
  async #remove(source: Source): Promise<void> {
    const { commands, store } = this.parts;
    const { pool, id } = source;
    const asking = { pool, actor: `member:${source.connectedBy}`, key: `removed/${id}` };
    await askPool(commands, asking, { kind: 'source.remove', data: { source: id, reason: 'member' } });
    await store.remove(source);
  }
}
