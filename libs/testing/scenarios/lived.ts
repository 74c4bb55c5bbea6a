/** What came of a scenario: something to read, and every promise that was not kept. */
export interface Lived {
  table: string[];
  unkept: string[];
}

/** Those of the sentences that are not true. */
export function untrue(promises: Record<string, boolean>): string[] {
  return Object.keys(promises).filter((sentence) => promises[sentence] !== true);
}

/** The most moments within any window of so many days that ends at one of them, ms. */
export function mostWithin(times: readonly number[], days: number): number {
  const window = days * 86_400_000;
  const counts = times.map((at) => times.filter((other) => other > at - window && other <= at).length);
  return Math.max(0, ...counts);
}

/** Lines as `kith verify` reads them. */
export async function* oneByOne(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
