/** What became of a file, a delivery or a pull: refused as a whole, or so many rows read and refused; `fault` is what must not happen. */
export interface Outcome {
  refused: boolean;
  rows: number;
  badRows: number;
  fault: string | null;
}

export const noOutcome = (): Outcome => ({ refused: false, rows: 0, badRows: 0, fault: null });

/** A fault as its reader threw it. */
export function whatOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
