import { parentPort, workerData } from 'node:worker_threads';
import { formatOf } from '../../../apps/ingest/src/imports/registry.js';
import { fixturesOf, foreignTo } from './fixtures.js';
import { readMutation } from './read-mutation.js';
import { addTo, noCounts, type FuzzWork } from './work.js';

/** Reads files `from` … `to` - 1 of one format, and says before each which one it is, so that a hang can be named. */
const { format: name, seed, from, to, at } = workerData as FuzzWork;
const format = formatOf(name);
const seeds = { own: fixturesOf(name), foreign: foreignTo(name) };
const place = new Int32Array(at);
const counts = noCounts();

for (let n = from; format !== undefined && n < to; n += 1) {
  const { user, system } = process.threadCpuUsage();
  Atomics.store(place, 2, Math.round((user + system) / 1000));
  Atomics.store(place, 0, n);
  Atomics.add(place, 1, 1);
  addTo(counts, n, await readMutation(format, { seeds, seed, n }));
}
parentPort?.postMessage(counts);
