import { fc } from './fast-check.js';

/**
 * So many cases of a property that are the same in every run, to be given to `fc.assert` as its `examples`: what a test
 * says it has met, it must not have met by chance. They count among `numRuns`; the rest stays random.
 */
export function settled<Ts extends [unknown, ...unknown[]]>(
  count: number,
  ...arbitraries: { [K in keyof Ts]: fc.Arbitrary<Ts[K]> }
): Ts[] {
  return fc.sample(fc.tuple(...arbitraries) as unknown as fc.Arbitrary<Ts>, { numRuns: count, seed: 1 });
}
