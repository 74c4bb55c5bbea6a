import { CommitFailed, OutsideWorld } from '#libs/kernel/errors.js';
import type { FaultName } from './faults.js';
import type { World } from './world-parts.js';

/** How a call may fail: once in `every` times, in one of these ways. */
export interface Failing {
  every: number;
  possible: readonly FaultName[];
  /** of the inputs it is about */
  kinds?: readonly string[];
}

/** Makes the calls of one life of the process. Once it has ended, no call is made and none is answered. */
export class Caller {
  dead = false;

  constructor(
    private readonly world: World,
    private readonly die: () => void,
  ) {}

  bury(): void {
    this.dead = true;
  }

  async call<T>({ every, possible, kinds = [] }: Failing, run: () => Promise<T>): Promise<T> {
    if (this.dead) return forever();
    this.world.passing();
    const fault = this.world.plan.draw(every, possible, kinds);
    if (fault === 'crash before') return this.crash();
    if (fault === 'call refused') throw unreachable();
    const answer = await this.unlessDead(run);
    if (fault === 'done twice') await this.unlessDead<unknown>(() => run().catch(refusedRepeat));
    if (fault === 'crash after') return this.crash();
    if (fault === 'answer lost') throw unreachable();
    return answer;
  }

  /** Runs it without a fault of its own. */
  async unlessDead<T>(run: () => Promise<T>): Promise<T> {
    if (this.dead) return forever();
    try {
      const answer = await run();
      return this.isDead() ? await forever<T>() : answer;
    } catch (error) {
      if (this.isDead()) return forever();
      throw error;
    }
  }

  /** The process ends here. */
  crash<T>(): Promise<T> {
    this.die();
    return forever();
  }

  /** A call, because it also changes while something is awaited. */
  private isDead(): boolean {
    return this.dead;
  }
}

/** A write that a store takes twice is refused the second time if it names what it expects there. */
export function refusedRepeat(error: unknown): void {
  if (!(error instanceof CommitFailed) || error.kind !== 'fenced') throw error;
}

/** What the dead answer. */
function forever<T>(): Promise<T> {
  return new Promise<T>(() => undefined);
}

function unreachable(): OutsideWorld {
  return new OutsideWorld('the store cannot be reached', true, 'store-unavailable');
}
