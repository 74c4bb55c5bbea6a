import type { Random } from '../../random.js';
import type { Allowed } from '../sites/site.js';

/** In one window of eight somebody else behind our address has used up nearly all: a few questions are left for us. */
const SCARCE = 1 / 8;
const MOST_LEFT = 3;

/** What an account may still ask, window by window, as its platform counts it. */
export class Allowance {
  #window = -1;
  #left = 0;
  #told = false;

  constructor(
    private readonly allowed: Allowed,
    private readonly random: Random,
    /** ms; from then on everything is left for us */
    private readonly calm: number,
  ) {}

  /** Whoever was told that nothing is left was killed. */
  restarted(): void {
    this.#told = false;
  }

  /** Counts a question. `left` behind it; `refused`: nothing was left; `broken`: and whoever asked had been told so. */
  ask(now: number): { left: number; until: number; refused: boolean; broken: boolean } {
    const { within, most } = this.allowed;
    const window = Math.floor(now / within);
    if (window !== this.#window) {
      const draws = this.random.fork(String(window));
      this.#window = window;
      this.#left = draws.chance(SCARCE) && now < this.calm ? draws.between(1, MOST_LEFT) : most;
      this.#told = false;
    }
    const [refused, broken] = [this.#left === 0, this.#told];
    this.#left = Math.max(0, this.#left - 1);
    this.#told = this.#left === 0;
    return { left: this.#left, until: (window + 1) * within, refused, broken };
  }
}
