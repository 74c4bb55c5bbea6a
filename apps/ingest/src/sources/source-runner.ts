import type { Ledger } from '#libs/ports/ledger.js';
import { nextLook } from '#libs/transport/every.js';
import { soleLeases, type Lease, type Leases } from '#libs/transport/leases.js';
import { poolsHere } from '#libs/transport/pools-here.js';
import { askPool } from './ask-pool.js';
import { askSource, type AskParts } from './ask-source.js';
import { isDue } from './back-off.js';
import { isOvertaken } from './overtaken.js';
import { originOf, type Source, type StoredSource } from './source.js';
import type { SourceDue } from './source-store.js';
import { tellPool } from './tell-pool.js';

/** ms between looks at what is due: another instance may have connected a source, or something went wrong … */
const LOOK_EVERY = 60_000;
/** … where there is none, whoever connects or changes one wakes the runner. */
const LOOK_EVERY_ALONE = 3_600_000;
/** Sources of one pool asked at the same time: one that is slow keeps no other pool waiting. */
const AT_ONCE = 4;

interface RunnerParts extends AskParts {
  ledger: Ledger;
  leases: Leases;
}

/** What is asked of one pool, by id, and what waits for its turn. */
interface Lane {
  running: Map<string, Promise<void>>;
  waiting: SourceDue[];
  /** found due while they were being asked: perhaps somebody had them asked anew behind the note of their run */
  missed: Set<string>;
}

/** What is to be done once a source was begun: `again`, it is due once more, because somebody changed it meanwhile. */
type Then = 'again' | 'noted' | 'later';

/** Asks every source when its time has come: here or in another instance, after a crash as before it. */
export class SourceRunner {
  readonly #lanes = new Map<string, Lane>();
  #cancel = (): void => undefined;
  #next = Infinity;
  #looking: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(private readonly parts: RunnerParts) {}

  /** Looks at once, and from now on whenever something falls due. */
  wake(): void {
    if (this.#stopped) return;
    this.#looking = this.#looking
      .then(() => this.#look())
      .catch((error: unknown) => {
        this.#wentWrong(error);
      });
  }

  /** Resolves when nothing is being asked. */
  async idle(): Promise<void> {
    for (let asked = true; asked;) {
      await this.#looking;
      const running = [...this.#lanes.values()].flatMap((lane) => [...lane.running.values()]);
      await Promise.allSettled(running);
      asked = running.length > 0;
    }
  }

  /** Begins nothing new; what is under way ends after the page in hand. */
  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  async #look(): Promise<void> {
    const { ledger, documents, store, clock, leases } = this.parts;
    this.#next = Infinity;
    let next = nextLook(clock, leases === soleLeases ? LOOK_EVERY_ALONE : LOOK_EVERY);
    for (const pool of await poolsHere({ ledger, documents })) {
      const soon = await store.due(pool, clock.now());
      this.#fill(pool, soon.due);
      next = Math.min(next, soon.next ?? next);
    }
    this.#lookAt(next);
  }

  /** At the earliest time that anybody named since the last look. */
  #lookAt(at: number): void {
    if (this.#stopped || at >= this.#next) return;
    this.#next = at;
    this.#cancel();
    this.#cancel = this.parts.clock.at(at, () => {
      this.wake();
    });
  }

  /** What broke off is still due. */
  #wentWrong(error: unknown): void {
    if (!this.#stopped) this.parts.failed(error);
    this.#lookAt(this.parts.clock.now() + LOOK_EVERY);
  }

  /** Begins as many as may be asked at once; the others follow as those end. */
  #fill(pool: string, due?: SourceDue[]): void {
    const lane = this.#lanes.get(pool) ?? { running: new Map(), waiting: [], missed: new Set() };
    this.#lanes.set(pool, lane);
    lane.waiting = due ?? lane.waiting;
    while (!this.#stopped && lane.running.size < AT_ONCE) {
      const one = lane.waiting.shift();
      if (one === undefined) return;
      if (lane.running.has(one.id)) lane.missed.add(one.id);
      else lane.running.set(one.id, this.#begin(pool, one, lane));
    }
  }

  async #begin(pool: string, due: SourceDue, { running, missed }: Lane): Promise<void> {
    const then = await this.#run(pool, due).catch((error: unknown): Then => {
      if (isOvertaken(error)) return 'again';
      this.#wentWrong(error);
      return 'later';
    });
    running.delete(due.id);
    this.#fill(pool);
    const isMissed = missed.delete(due.id);
    if (then === 'again' || (then === 'noted' && isMissed)) this.wake();
  }

  async #run(pool: string, due: SourceDue): Promise<Then> {
    const { store, leases, clock } = this.parts;
    const lease = await leases.take(pool, this.#leaseOf(due));
    if (lease === null) return 'later';
    try {
      const stored = await store.read(pool, due.id);
      if (stored === null || !isDue(stored.source, clock.now())) return 'later';
      if (stored.source.state === 'active') return await this.#ask(stored, lease);
      await this.#end(stored.source);
      return 'later';
    } finally {
      await lease.release();
    }
  }

  async #ask(stored: StoredSource, lease: Lease): Promise<Then> {
    const noted = await askSource(this.parts, stored, () => !this.#stopped && lease.held());
    return noted !== null && isDue(noted, this.parts.clock.now()) ? 'again' : 'noted';
  }

  /** What broke off: a removal, or telling the pool that it stopped. */
  async #end(source: Source): Promise<void> {
    if (source.state === 'removing') await this.#remove(source);
    else await tellPool(this.parts, source, this.parts.kindOf(source.kind));
  }

  /** Of one that calls us its deliveries are sent meanwhile, by whoever holds the lease of its origin. */
  #leaseOf(source: SourceDue): string {
    return this.parts.kindOf(source.kind)?.way === 'calling' ? `asked/${source.id}` : originOf(source);
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
