import { parentPort, workerData } from 'node:worker_threads';
import { formatOf } from '../../../apps/ingest/src/imports/registry.js';
import { callingKinds } from '../../../apps/ingest/src/webhooks/registry.js';
import { fixturesOf, foreignTo } from './fixtures.js';
import type { Outcome } from './outcome.js';
import { askedPlatforms } from './platforms.js';
import { readAnswers } from './read-answers.js';
import { deliverySeedsOf, readDelivery } from './read-delivery.js';
import { readMutation } from './read-mutation.js';
import { addTo, noCounts, type FuzzWork } from './work.js';

/** Reads files `from` … `to` - 1 of one format, or as many deliveries or pulls of one platform, and says before each which one it is, so that a hang can be named. */
const { format: name, seed, from, to, at } = workerData as FuzzWork;
const read = readerOf(name);
const place = new Int32Array(at);
const counts = noCounts();

for (let n = from; read !== null && n < to; n += 1) {
  const { user, system } = process.threadCpuUsage();
  Atomics.store(place, 2, Math.round((user + system) / 1000));
  Atomics.store(place, 0, n);
  Atomics.add(place, 1, 1);
  addTo(counts, n, await read(n));
}
parentPort?.postMessage(counts);

/** What reads number `n`; null for a name that nothing has. */
function readerOf(wanted: string): ((n: number) => Outcome | Promise<Outcome>) | null {
  const format = formatOf(wanted);
  if (format !== undefined) {
    const seeds = { own: fixturesOf(wanted), foreign: foreignTo(wanted) };
    return (n) => readMutation(format, { seeds, seed, n });
  }
  const asked = askedPlatforms.find(({ kind }) => kind.kind === wanted);
  if (asked !== undefined) return (n) => readAnswers(asked, seed, n);
  const kind = callingKinds.find((one) => one.kind === wanted);
  if (kind === undefined) return null;
  const seeds = deliverySeedsOf(kind);
  return (n) => readDelivery(kind, seeds, seed, n);
}
