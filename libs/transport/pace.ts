const SMALLEST = 50;

/** How large the next chunk of a bulk producer may be: as much as the owner took in the last `windowMs`, from 50 to `largest`. */
export interface Pace {
  took(at: number, inputs: number): void;
  chunk(now: number): number;
}

export function createPace(windowMs: number, largest: number): Pace {
  let taken: { at: number; inputs: number }[] = [];
  return {
    took(at, inputs) {
      taken.push({ at, inputs });
    },
    chunk(now) {
      taken = taken.filter((one) => one.at > now - windowMs && one.at <= now);
      const inputs = taken.reduce((sum, one) => sum + one.inputs, 0);
      return Math.min(largest, Math.max(SMALLEST, inputs));
    },
  };
}
