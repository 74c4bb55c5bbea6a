import type { ChildProcess } from 'node:child_process';
import type { Safeguard } from '../../../apps/contacts/src/inputs/engine.js';
import type { Run } from './simulate.js';

/** What a child lives through. */
export interface Errand {
  seed: number;
  /** decides without these */
  without: readonly Safeguard[];
}

/** Lives through a seed in the child of its lane. */
export type Live = (errand: Errand) => Promise<Run>;

const SIDE_BY_SIDE = 2;

/** Does all jobs in their order, two side by side, each in one of two children that stay until the end. */
export async function inLanes(
  start: () => ChildProcess,
  jobs: readonly ((live: Live) => Promise<void>)[],
): Promise<void> {
  const waiting = [...jobs];
  const lane = async (): Promise<void> => {
    const child = start();
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      await job((errand) => liveIn(child, errand));
      if (!child.connected) waiting.length = 0;
    }
    child.kill();
  };
  await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, jobs.length) }, lane));
}

function liveIn(child: ChildProcess, errand: Errand): Promise<Run> {
  return new Promise((resolve) => {
    const done = (run: Run): void => {
      child.removeAllListeners();
      resolve(run);
    };
    child.once('message', (said) => done(said as Run));
    child.once('exit', (code) => done(lost(errand.seed, code)));
    child.send(errand);
  });
}

function lost(seed: number, code: number | null): Run {
  const nothing = { faults: {}, faultCount: 0, inputs: 0, events: 0, lives: 0, ledger: '' };
  return { ...nothing, seed, isLost: true, problems: [`its process ended with ${String(code)}`] };
}
