import { OutsideWorld } from '#libs/kernel/errors.js';
import { openPlatform } from '#libs/platform/open-platform.js';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import type { Safeguard } from '../../../apps/contacts/src/inputs/engine.js';
import { deciders } from '../../../apps/contacts/src/registry.js';
import { assemble } from '../../../apps/standalone/src/assemble.js';
import { FaultPlan } from './faults.js';
import { faultyPlatform } from './faulty-platform.js';
import { whereabouts, type Life } from './life.js';
import { Poison } from './poison.js';
import type { Random } from '../random.js';
import { Witness } from './witness.js';
import type { World } from './world-parts.js';

type Embedded = Awaited<ReturnType<typeof openPlatform>>;

export interface WorldOptions {
  folder: string;
  random: Random;
  start: number;
  /** a mutant: decides without one of these */
  without?: readonly Safeguard[];
}

/** Longer than this nobody waits for anything, ms of virtual time. */
const LONGEST_WAIT = 3 * 3_600_000;
/** ms of virtual time that may pass beyond what is waited for: little while things happen, more when all is at rest */
const LONGEST_STEP = { amid: 1000, healed: 60_000 };
const REPORTED_STOPS = /^An import( or a source)? stopped/;
/** What an operator may be told while things go wrong around us; everything else would be our mistake. */
const EXPECTED = [REPORTED_STOPS, /^An input that only tightens could not be decided/];

/** A computer on which Kith runs, dies and is started again, in a time of its own. */
export class SimulatedWorld implements World {
  readonly plan: FaultPlan;
  readonly witness = new Witness();
  readonly cursed = new Set<string>();
  readonly poison: Poison;
  readonly clock: VirtualClock;
  lives = 0;
  #embedded: Embedded | null = null;
  #life: Life | null = null;
  #alive: (() => void)[] = [];
  #end: () => void = () => undefined;
  #ids = 0;
  #closed = false;
  #broken: Error | null = null;
  readonly #chance: Random;
  readonly #bytes: Random;

  constructor(private readonly options: WorldOptions) {
    const { random, start } = options;
    this.plan = new FaultPlan(random.fork('faults'));
    this.poison = new Poison(this.plan);
    this.#chance = random.fork('time');
    this.#bytes = random.fork('bytes');
    this.clock = new VirtualClock(start);
    this.clock.settle = () => this.#settle();
    this.#start();
  }

  passing(): number {
    if (!this.plan.healed && this.#chance.chance(0.2)) this.clock.jump(this.clock.now() + 1);
    return this.clock.now();
  }

  /** The life that is, or the next one as soon as it has begun. */
  async alive(): Promise<Life> {
    while (this.#life === null) await new Promise<void>((resolve) => this.#alive.push(resolve));
    return this.#life;
  }

  /** The process dies and is started again. */
  async restart(): Promise<void> {
    this.#die();
    await this.until(this.alive());
  }

  /** Lets time pass until this is done. Throws if it takes hours. */
  async until<T>(work: Promise<T>): Promise<T> {
    const done = { yes: false };
    const settled = (): void => void (done.yes = true);
    work.then(settled, settled);
    let step = 5;
    const from = this.clock.now();
    for (let passed = 0; !done.yes; passed += step) {
      await this.clock.advance(this.clock.now() + step);
      if (this.#broken !== null) throw this.#broken;
      if (passed > LONGEST_WAIT)
        throw new Error(`stuck since ${new Date(from).toISOString()}: ${await whereabouts(this.#life)}`);
      step = Math.min(step * 2, this.plan.healed ? LONGEST_STEP.healed : LONGEST_STEP.amid);
    }
    return work;
  }

  /** Resolves after so much virtual time. */
  pause(ms: number): Promise<void> {
    return new Promise((resolve) => void this.clock.at(this.clock.now() + ms, resolve));
  }

  close(): void {
    this.#closed = true;
    this.#die();
  }

  async #settle(): Promise<void> {
    if (this.#embedded !== null) return this.#embedded.quiet();
    for (let turns = 0; turns < 5; turns += 1) await new Promise<void>((resolve) => void setImmediate(resolve));
  }

  /** Opens the files with new objects, until that succeeds. */
  #start(): void {
    this.#open().then(
      (life) => {
        // It may have died in the very turn in which it was ready.
        if (life === null || life.real !== this.#embedded) {
          if (!this.#closed) this.#start();
          return;
        }
        this.#life = life;
        for (const tell of this.#alive.splice(0)) tell();
      },
      (error: unknown) => (this.#broken = error instanceof Error ? error : new Error(String(error))),
    );
  }

  async #open(): Promise<Life | null> {
    const { folder, without } = this.options;
    const random = (size: number): Buffer => this.#bytes.bytes(size);
    const real = await openPlatform({
      dataDir: `${folder}/data`,
      keysDir: `${folder}/keys`,
      clock: this.clock,
      random,
      durable: false,
    });
    this.#embedded = real;
    this.lives += 1;
    const died = new Promise<void>((resolve) => (this.#end = resolve));
    const { platform, bury } = faultyPlatform(real, this, () => this.#die());
    this.#bury = bury;
    const deciding = {
      without,
      deciders: this.poison.wrap(deciders),
      newId: () => `in-${(this.#ids += 1)}`,
    };
    const starting = assemble(platform, (sentence) => this.#hear(sentence), { deciding });
    const assembly = await Promise.race([starting.catch(onlyOutside), died.then(() => null)]);
    if (assembly !== null && this.#embedded === real) return { assembly, real, died };
    if (this.#embedded === real) this.#kill();
    return null;
  }

  #bury: () => void = () => undefined;

  #die(): void {
    if (this.#embedded === null) return;
    const lived = this.#life !== null;
    this.#kill();
    if (lived && !this.#closed) this.#start();
  }

  #kill(): void {
    const embedded = this.#embedded;
    this.#life = null;
    this.#embedded = null;
    this.#bury();
    embedded?.crash();
    this.#end();
  }

  #hear(sentence: string): void {
    if (!EXPECTED.some((known) => known.test(sentence))) this.witness.problems.push(`reported: ${sentence}`);
    if (!REPORTED_STOPS.test(sentence)) return;
    const life = this.lives;
    void this.pause(1000).then(() => {
      if (this.lives === life) this.#die();
    });
  }
}

/** What a start refuses, the next start may not. */
function onlyOutside(error: unknown): null {
  if (error instanceof OutsideWorld) return null;
  throw error;
}
