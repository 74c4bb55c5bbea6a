import { Worker } from 'node:worker_threads';
import { merged, noCounts, type FuzzCounts, type FuzzWork } from './work.js';

/** A file may take this long, ms of its reader's own processor time: a busy machine is no hang. */
const LONGEST = 2_000;
/** Whatever waits instead of reckoning: ms on the clock. A busy machine may stand still for a minute. */
const LONGEST_WAIT = 300_000;
/** MB of objects that a reader may hold, whatever the file. */
const MOST_MEMORY = 256;
/** Files of one worker: a fault loses the counts of those before it in the same share. */
const SHARE = 250;

/** Reads files 0 … `files` - 1 of a format in workers that are ended when one hangs or runs out of memory. */
export async function fuzzFormat(
  format: string,
  { seed, files }: { seed: string; files: number },
): Promise<FuzzCounts> {
  let counts = noCounts();
  for (let from = 0; from < files;) {
    const work = { format, seed, from, to: Math.min(files, from + SHARE), at: new SharedArrayBuffer(12) };
    const done = await runShare(work);
    counts = merged(counts, done.counts);
    from = done.next;
  }
  return counts;
}

interface Share {
  counts: FuzzCounts;
  /** the file to go on with */
  next: number;
}

function runShare(work: FuzzWork): Promise<Share> {
  const place = new Int32Array(work.at);
  const worker = new Worker(new URL('fuzz.worker.js', import.meta.url), {
    workerData: work,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
  });
  return new Promise((resolve) => {
    const watch = watchFor(worker, place, (ms) => fail(`took more than ${String(ms / 1000)} s`));
    const end = (share: Share): void => {
      clearInterval(watch);
      void worker.terminate();
      resolve(share);
    };
    const fail = (what: string): void => {
      const n = Atomics.load(place, 0);
      end({ counts: { ...noCounts(), files: n + 1 - work.from, faults: [{ n, what }] }, next: n + 1 });
    };
    worker.on('message', (counts: FuzzCounts) => end({ counts, next: work.to }));
    worker.on('error', (error: unknown) => fail(String(error)));
  });
}

/** Looks every 100 ms whether the worker is still at the same file; calls once it has been for too long. */
function watchFor(worker: Worker, place: Int32Array, tooLong: (ms: number) => void): NodeJS.Timeout {
  let seen = { begun: 0, since: performance.now() };
  return setInterval(() => {
    const begun = Atomics.load(place, 1);
    const waited = performance.now() - seen.since;
    if (begun !== seen.begun || begun === 0) seen = { begun, since: performance.now() };
    else if (waited > LONGEST_WAIT) tooLong(LONGEST_WAIT);
    else if (waited > LONGEST)
      void worker.cpuUsage().then((used) => spent(used, place) > LONGEST && tooLong(LONGEST), ignore);
  }, 100);
}

/** ms of processor time since the file at hand was begun. */
function spent({ user, system }: NodeJS.CpuUsage, place: Int32Array): number {
  return (user + system) / 1000 - Atomics.load(place, 2);
}

/** It ended while it was asked. */
function ignore(): void {
  return undefined;
}
