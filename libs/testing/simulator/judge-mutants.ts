import type { ChildProcess } from 'node:child_process';
import type { Safeguard } from '../../../apps/contacts/src/inputs/engine.js';
import { inLanes, type Live } from './lanes.js';

/** Answers how many mutants no seed noticed. A seed whose process died noticed nothing. */
export async function judgeMutants(
  start: () => ChildProcess,
  seeds: readonly number[],
  mutants: readonly Safeguard[],
  say: (line: string) => void,
): Promise<number> {
  const unnoticed = new Set(mutants);
  const judging = mutants.map((mutant) => async (live: Live) => {
    for (const seed of seeds) {
      const { problems, isLost = false } = await live({ seed, without: [mutant] });
      const [problem] = problems;
      if (problem === undefined) continue;
      if (!isLost) unnoticed.delete(mutant);
      say(`seed ${seed} ${isLost ? 'does not tell whether' : 'notices that'} ${mutant} is missing: ${problem}`);
      return;
    }
    say(`${seeds.length} seeds do not notice that ${mutant} is missing`);
  });
  await inLanes(start, judging);
  return unnoticed.size;
}
