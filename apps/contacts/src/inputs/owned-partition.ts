import type { PoolHead, Position } from '#libs/ports/ledger.js';
import { CircuitBreaker } from './parking/circuit-breaker.js';
import type { Engine } from './engine.js';
import { HotDocuments } from './hot-documents.js';
import { switches } from './rebuild/switch.js';
import { Workspace } from './workspace.js';

const SMALLEST_SIZE = 16;
/** A batch may take so many times its share while the disk is slow: people's commands wait for it. */
const LONGEST = 4;
const FIRST_MS_PER_STEP = 0.1;
const WEIGHT_OF_LAST = 0.1;

/** A batch that is being committed: the next one is decided on it. */
interface InFlight {
  pools: ReadonlyMap<string, Workspace>;
  steps: number;
  parked: number;
}

const NOTHING: InFlight = { pools: new Map(), steps: 0, parked: 0 };

/** What the owner remembers of a partition between batches; all of it can be dropped and read again. */
export class OwnedPartition {
  /** null: to be read from the ledger */
  position: Position | null = null;
  /** pools with unfinished jobs or replays */
  readonly busy = new Set<string>();
  /** steps whose commit failed for good, and why */
  readonly faults = new Map<string, string>();
  /** origins that must not go on: one sentence each */
  readonly stops = new Map<string, string>();
  /** the log of inputs is another one than before, which the operator was told */
  isForeign = false;
  /** steps in the next batch, as long as batches are halved; null: as many as `size` */
  halved: number | null = null;
  #heads = new Map<string, PoolHead>();
  readonly #hashers = new Map<string, (text: string) => string>();
  #hot: HotDocuments;
  #inFlight = NOTHING;
  readonly #breaker = new CircuitBreaker();
  #msPerStep = FIRST_MS_PER_STEP;
  #commitMs = 0;

  constructor(
    readonly engine: Engine,
    readonly partition: number,
  ) {
    this.#hot = new HotDocuments(engine.limits.hot);
  }

  /** Forgets what may no longer be so: a commit failed or its fate is unknown, or the partition was taken away. */
  drop(): void {
    this.position = null;
    this.#inFlight = NOTHING;
    this.#heads = new Map();
    this.#hot = new HotDocuments(this.engine.limits.hot);
  }

  /**
   * What the next batch may spend on deciding, ms: where a commit takes longer than the limit, as long as that, so that
   * no more than half of the time goes into waiting for the disk.
   */
  get time(): number {
    const { ms } = this.engine.limits;
    return Math.min(LONGEST * ms, Math.max(ms, this.#commitMs));
  }

  /** How many steps the next batch may have: as many as lately fitted into the time of a batch. */
  get size(): number {
    const { inputs } = this.engine.limits;
    const fitting = this.#msPerStep === 0 ? inputs : Math.floor(this.time / this.#msPerStep);
    return this.halved ?? Math.min(inputs, Math.max(SMALLEST_SIZE, fitting));
  }

  /** A batch was read and decided in this time, ms. */
  took(steps: number, ms: number): void {
    if (steps > 0) this.#msPerStep += (ms / steps - this.#msPerStep) * WEIGHT_OF_LAST;
  }

  /** Committing a batch took this time, ms. */
  waited(ms: number): void {
    this.#commitMs += (ms - this.#commitMs) * WEIGHT_OF_LAST;
  }

  /** Where the partition stands, read from the ledger if it was dropped. */
  async stand(): Promise<Position> {
    return (this.position ??= await this.engine.platform.ledger.position(this.partition));
  }

  async workspace(pool: string, destroyed: ReadonlySet<string>): Promise<Workspace> {
    const { keys, clock } = this.engine.platform;
    const inFlight = this.#inFlight.pools.get(pool);
    const [hot, before] = [this.#hot, inFlight?.changed ?? null];
    const head = inFlight?.head ?? (await this.#head(pool));
    const hash = this.#hashers.get(pool) ?? (await keys.hasher(pool));
    this.#hashers.set(pool, hash);
    return new Workspace(pool, { head, now: Math.max(clock.now(), head.now), hash, hot, before, destroyed });
  }

  async #head(pool: string): Promise<PoolHead> {
    const known = this.#heads;
    const head = known.get(pool) ?? (await this.engine.platform.ledger.head(pool));
    known.set(pool, head);
    return head;
  }

  /** Whether so many of so many inputs may be set aside, beside those of the batch in flight. */
  mayPark(now: number, inputs: number, aside: number): boolean {
    const { steps, parked } = this.#inFlight;
    return this.#breaker.allows(now, inputs + steps, aside + parked);
  }

  /** A batch is being committed: its workspaces are how things stand from now on, unless it fails. */
  advance(workspaces: readonly Workspace[], position: Position, counts: { steps: number; parked: number }): void {
    this.position = position;
    this.#inFlight = { pools: new Map(workspaces.map((workspace) => [workspace.pool, workspace])), ...counts };
    for (const workspace of workspaces) {
      if (this.#isElsewhere(workspace) || switches(workspace)) this.#forget(workspace.pool);
      else {
        workspace.keep();
        this.#heads.set(workspace.pool, workspace.head);
      }
    }
  }

  /** The batch in flight was committed: what it wrote can be read. */
  landed(now: number): void {
    const { steps, parked } = this.#inFlight;
    this.#breaker.count(now, steps, parked);
    this.#inFlight = NOTHING;
  }

  /** A pool that nobody has made here, or that has moved away, may come in from elsewhere behind the owner's back. */
  #isElsewhere(workspace: Workspace): boolean {
    const pool = workspace.find('pool', 'self');
    return pool !== undefined && this.engine.gate(pool?.body ?? null, 'elsewhere') !== null;
  }

  #forget(pool: string): void {
    this.#heads.delete(pool);
    this.#hashers.delete(pool);
    this.#hot.forget(pool);
  }

  /** Whether a pool has unfinished jobs or replays. */
  goesOn(pool: string, unfinished: boolean): void {
    if (unfinished) this.busy.add(pool);
    else this.busy.delete(pool);
  }

  /** Origins that must not go on (a sentence each), or may again (null). */
  note(stops: ReadonlyMap<string, string | null>): void {
    for (const [origin, sentence] of stops) {
      if (sentence === null) this.stops.delete(origin);
      else this.stops.set(origin, sentence);
    }
  }
}
