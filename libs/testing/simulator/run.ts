import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Safeguard } from '../../../apps/contacts/src/inputs/engine.js';
import { addCounts, tableOf, unreached, type FaultCounts } from './faults.js';
import { simulate, type Run } from './simulate.js';

/**
 * `npm run sim`: lives through seeds, two at a time, and says what came of them.
 * `--seeds N --from S`: which. `--mutant position|origin|outcome|held`: decides without that safeguard, and fails unless
 * one of the seeds notices.
 */

/** Most of what a decision makes is forgotten at once: with room for it (MiB), it is cleared away a third as often. */
const YOUNG_ROOM = 64;
/** So few seeds need not meet every fault and every kind. */
const ENOUGH_FOR_ALL = 100;
const REPEATED = 3;
const SIDE_BY_SIDE = 2;

interface Options {
  from: number;
  seeds: number;
  mutant: Safeguard | null;
}

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '300' },
    from: { type: 'string', default: '1' },
    mutant: { type: 'string' },
    child: { type: 'boolean', default: false },
  },
});

const options: Options = {
  from: Number(values.from),
  seeds: Number(values.seeds),
  mutant: (values.mutant ?? null) as Safeguard | null,
};

if (values.child) liveSeeds(options);
else process.exitCode = (await (options.mutant === null ? judgeAll(options) : judgeMutant(options))) ? 0 : 1;

/** The child's part: a seed comes in, what came of it goes out. */
function liveSeeds({ mutant }: Options): void {
  process.on('message', (seed: number) => {
    void simulate(seed, mutant === null ? [] : [mutant]).then((run) => process.send?.(run));
  });
}

/** Runs seeds in children until all are done or `more` says that it is enough. */
async function runAll(seeds: number[], mutant: Safeguard | null, more: (run: Run) => boolean): Promise<void> {
  const waiting = [...seeds];
  const one = async (): Promise<void> => {
    const args = ['--child', ...(mutant === null ? [] : ['--mutant', mutant])];
    const execArgv = [...process.execArgv, `--max-semi-space-size=${YOUNG_ROOM}`];
    const child = fork(fileURLToPath(import.meta.url), args, { stdio: 'inherit', execArgv });
    for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
      const run = await runIn(child, seed);
      if (!more(run) || !child.connected) waiting.length = 0;
    }
    child.kill();
  };
  await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, seeds.length) }, one));
}

function runIn(child: ChildProcess, seed: number): Promise<Run> {
  return new Promise((resolve) => {
    const done = (run: Run): void => {
      child.removeAllListeners();
      resolve(run);
    };
    child.once('message', (said) => done(said as Run));
    child.once('exit', (code) => done(lost(seed, code)));
    child.send(seed);
  });
}

function lost(seed: number, code: number | null): Run {
  const nothing = { faults: {}, faultCount: 0, inputs: 0, events: 0, lives: 0, ledger: '' };
  return { ...nothing, seed, problems: [`its process ended with ${String(code)}`] };
}

async function judgeAll({ from, seeds }: Options): Promise<boolean> {
  const counts: FaultCounts = {};
  const runs = new Map<number, Run>();
  const started = Date.now();
  const list = Array.from({ length: seeds }, (_, at) => from + at);
  await runAll(list, null, (run) => {
    runs.set(run.seed, run);
    addCounts(counts, run.faults);
    if (run.problems.length > 0) tellFailure(run);
    if (runs.size % 25 === 0 || runs.size === seeds)
      say(`${runs.size} of ${seeds} seeds, ${Math.round((Date.now() - started) / 1000)} s`);
    return true;
  });
  say(tableOf(counts));
  say(sumOf([...runs.values()]));
  const missing = seeds < ENOUGH_FOR_ALL ? [] : unreached(counts);
  for (const sentence of missing) say(`not reached: ${sentence}`);
  const unlike = await unlikeTheirRepeat(list.slice(0, REPEATED), runs);
  for (const seed of unlike) say(`seed ${seed} did not do the same twice`);
  const failed = [...runs.values()].filter(({ problems }) => problems.length > 0).map(({ seed }) => seed);
  if (failed.length > 0) say(`${failed.length} of ${seeds} seeds failed: ${failed.join(' ')}`);
  return missing.length === 0 && unlike.length === 0 && failed.length === 0 && runs.size === seeds;
}

/** The same seed must lead to the same ledger, to the byte. */
async function unlikeTheirRepeat(seeds: number[], runs: ReadonlyMap<number, Run>): Promise<number[]> {
  const unlike: number[] = [];
  await runAll(seeds, null, (run) => {
    if (run.ledger !== runs.get(run.seed)?.ledger) unlike.push(run.seed);
    return true;
  });
  return unlike;
}

async function judgeMutant({ from, seeds, mutant }: Options): Promise<boolean> {
  const noticed: Run[] = [];
  const list = Array.from({ length: seeds }, (_, at) => from + at);
  await runAll(list, mutant, (run) => {
    if (run.problems.length > 0) noticed.push(run);
    return noticed.length === 0;
  });
  const [first] = noticed;
  say(
    first === undefined
      ? `${seeds} seeds do not notice that ${mutant ?? ''} is missing`
      : `seed ${first.seed} notices that ${mutant ?? ''} is missing: ${first.problems[0] ?? ''}`,
  );
  return first !== undefined;
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
