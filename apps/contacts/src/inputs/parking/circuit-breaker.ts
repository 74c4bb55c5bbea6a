const WINDOW = 60_000;
const FEW = 20;
const SHARE = 0.05;

/** Whether setting inputs aside is still the exception; if not, something is wrong with us and not with them. */
export class CircuitBreaker {
  #counts: { at: number; inputs: number; parked: number }[] = [];

  /** Whether `parked` of `inputs` more may be set aside: up to 20, or up to 5 % of the last minute's inputs. */
  allows(now: number, inputs: number, parked: number): boolean {
    this.#counts = this.#counts.filter(({ at }) => at > now - WINDOW && at <= now);
    let [all, set] = [inputs, parked];
    for (const count of this.#counts) {
      all += count.inputs;
      set += count.parked;
    }
    return set <= FEW || set <= all * SHARE;
  }

  /** A batch was committed. */
  count(at: number, inputs: number, parked: number): void {
    const last = this.#counts.at(-1);
    if (last === undefined || at - last.at >= 1000) this.#counts.push({ at, inputs, parked });
    else {
      last.inputs += inputs;
      last.parked += parked;
    }
  }
}
