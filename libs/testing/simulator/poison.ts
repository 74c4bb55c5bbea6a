import type { AnyDecider } from '#libs/kernel/decider.js';
import type { FaultPlan } from './faults.js';

/** Decisions that throw: the next input of a marked kind, whenever and however often it is decided, until it is healed. */
export class Poison {
  readonly #waiting = new Set<string>();
  readonly #poisoned = new Map<string, Set<string>>();

  constructor(private readonly plan: FaultPlan) {}

  /** The next input of this kind throws from now on. */
  mark(kind: string): void {
    if (!this.plan.healed) this.#waiting.add(kind);
  }

  /** The mistake has been found and put right: nothing throws any more. */
  heal(): void {
    this.#waiting.clear();
    this.#poisoned.clear();
  }

  wrap(deciders: readonly AnyDecider[]): AnyDecider[] {
    return deciders.map((decider) => ({
      ...decider,
      decide: (data, documents, context) => {
        if (this.#throws(decider.input.kind, data)) throw new Error(`this ${decider.input.kind} cannot be decided`);
        return decider.decide(data, documents, context);
      },
    }));
  }

  #throws(kind: string, data: unknown): boolean {
    const poisoned = this.#poisoned.get(kind);
    if (poisoned === undefined && !this.#waiting.has(kind)) return false;
    const body = JSON.stringify(data);
    if (!this.#waiting.delete(kind)) return poisoned?.has(body) === true;
    this.#poisoned.set(kind, (poisoned ?? new Set()).add(body));
    this.plan.strike('decision throws', [kind]);
    return true;
  }
}
