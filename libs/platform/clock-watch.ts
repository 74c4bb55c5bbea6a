import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Clock } from '#libs/ports/clock.js';

/** Beyond this, ms, what one instance takes for now another takes for then: decisions would count windows wrongly. */
const ALLOWED = 30_000;
const EVERY = 10_000;

/** Compares this machine's clock with that of the database, every ten seconds, and knows when the two are too far apart. */
export class ClockWatch {
  /** null while they agree, else one sentence. */
  reason: string | null = null;
  #cancel: () => void = () => undefined;
  #isOver = false;

  constructor(
    private readonly clock: Clock,
    /** the database's time, ms */
    private readonly time: () => Promise<number>,
  ) {}

  /** Looks at once, and from then on until it is stopped. A database that does not answer changes nothing. */
  async start(): Promise<void> {
    await this.look();
    if (this.#isOver) return;
    this.#cancel = this.clock.at(this.clock.now() + EVERY, () => void this.start());
  }

  stop(): void {
    this.#isOver = true;
    this.#cancel();
  }

  /** Throws OutsideWorld `clock-skew` (retriable) while the clocks are too far apart. */
  readonly demand = (): void => {
    if (this.reason !== null) throw new OutsideWorld(this.reason, true, 'clock-skew');
  };

  async look(): Promise<void> {
    const before = this.clock.now();
    const time = await this.time().catch(() => null);
    if (time === null) return;
    const skew = Math.round((before + this.clock.now()) / 2 - time);
    this.reason = Math.abs(skew) <= ALLOWED ? null : sentence(skew);
  }
}

function sentence(skew: number): string {
  const [off, way] = [String(Math.round(Math.abs(skew) / 1_000)), skew > 0 ? 'ahead of' : 'behind'];
  return `The clock of this machine is ${off} s ${way} that of MongoDB: nothing is decided until they agree.`;
}
