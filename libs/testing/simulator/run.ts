import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Safeguard } from '../../../apps/contacts/src/inputs/engine.js';
import { addCounts, tableOf, unreached, type FaultCounts } from './faults.js';
import { judgeMutants } from './judge-mutants.js';
import { inLanes, type Errand, type Live } from './lanes.js';
import type { Run } from './simulate.js';

/**
 * `npm run sim`: lives through seeds, two at a time, and says what came of them.
 * `--seeds N --from S`: which. `--mutant position|origin|outcome|held`, also several: decides without that safeguard,
 * until one of the seeds notices. Its exit code is the number of mutants that none of them noticed, else 1 for a
 * promise that was not kept.
 */

/** Most of what a decision makes is forgotten at once: with room for it (MiB), it is cleared away a third as often. */
const YOUNG_ROOM = 64;
/** So few seeds need not meet every fault and every kind. */
const ENOUGH_FOR_ALL = 100;
const REPEATED = 3;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '300' },
    from: { type: 'string', default: '1' },
    mutant: { type: 'string', multiple: true, default: [] },
    child: { type: 'boolean', default: false },
  },
});

const list = Array.from({ length: Number(values.seeds) }, (_, at) => Number(values.from) + at);
const mutants = values.mutant as Safeguard[];

if (values.child) await liveSeeds();
else
  process.exitCode = mutants.length === 0 ? await judgeAll(list) : await judgeMutants(startChild, list, mutants, say);

/** The child's part: a seed comes in, what came of it goes out. It alone loads what it lives in. */
async function liveSeeds(): Promise<void> {
  const { simulate } = await import('./simulate.js');
  process.on('message', ({ seed, without }: Errand) => {
    void simulate(seed, without).then((run) => process.send?.(run));
  });
}

function startChild(): ChildProcess {
  const execArgv = [...process.execArgv, `--max-semi-space-size=${YOUNG_ROOM}`];
  return fork(fileURLToPath(import.meta.url), ['--child'], { stdio: 'inherit', execArgv });
}

async function judgeAll(seeds: readonly number[]): Promise<number> {
  const counts: FaultCounts = {};
  const runs = new Map<number, Run>();
  const repeats: Run[] = [];
  const started = Date.now();
  const note = (run: Run): void => {
    runs.set(run.seed, run);
    addCounts(counts, run.faults);
    if (run.problems.length > 0) tellFailure(run);
    if (runs.size % 25 === 0 || runs.size === seeds.length)
      say(`${runs.size} of ${seeds.length} seeds, ${Math.round((Date.now() - started) / 1000)} s`);
  };
  await inLanes(startChild, [
    ...seeds.map((seed) => async (live: Live) => note(await live({ seed, without: [] }))),
    ...seeds
      .slice(0, REPEATED)
      .map((seed) => async (live: Live) => void repeats.push(await live({ seed, without: [] }))),
  ]);
  say(tableOf(counts));
  say(sumOf([...runs.values()]));
  const missing = seeds.length < ENOUGH_FOR_ALL ? [] : unreached(counts);
  for (const sentence of missing) say(`not reached: ${sentence}`);
  // The same seed must lead to the same ledger, to the byte.
  const unlike = repeats.filter(({ seed, ledger }) => ledger !== runs.get(seed)?.ledger);
  for (const { seed } of unlike) say(`seed ${seed} did not do the same twice`);
  const failed = [...runs.values()].filter(({ problems }) => problems.length > 0).map(({ seed }) => seed);
  if (failed.length > 0) say(`${failed.length} of ${seeds.length} seeds failed: ${failed.join(' ')}`);
  const isKept = missing.length + unlike.length + failed.length === 0 && runs.size === seeds.length;
  return isKept ? 0 : 1;
}

function tellFailure({ seed, problems }: Run): void {
  say(
    `seed ${seed} failed; npm run sim -- --seeds 1 --from ${seed} repeats it:\n  ${problems.slice(0, 10).join('\n  ')}`,
  );
}

function sumOf(runs: readonly Run[]): string {
  const sum = (field: 'inputs' | 'events' | 'faultCount' | 'lives'): number =>
    runs.reduce((all, run) => all + run[field], 0);
  return `${sum('inputs')} inputs, ${sum('events')} events, ${sum('faultCount')} faults, ${sum('lives')} lives`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
