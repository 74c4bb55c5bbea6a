import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { PullFailed } from '../pull-failed.js';
import type { ReadFeed } from './feed-item.js';
import { readFeed } from './read-feed.js';

const COMPILED = fileURLToPath(new URL('./read-feed.worker.js', import.meta.url));
/** Characters that are read in a few ms. */
const SMALL = 50_000;
/** ms that a large feed may take */
const PATIENCE = 10_000;
/** of the thread, MB: a feed of 5 MB takes a fifth of it */
const MEMORY = 256;

/**
 * Reads a feed, a large one in a thread of its own that is ended when it takes too long, so that nobody else waits for
 * it. The thread is the compiled file beside this one; run from source (specs) there is none. Throws PullFailed `too-large`.
 */
export async function parseApart(text: string, address: string, script = COMPILED): Promise<ReadFeed | null> {
  if (text.length <= SMALL || !fs.existsSync(script)) return readFeed(text, address);
  const worker = new Worker(script, {
    workerData: { text, address },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY },
  });
  const timer = setTimeout(() => void worker.terminate(), PATIENCE);
  return new Promise<ReadFeed | null>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', () => {
      reject(new PullFailed('too-large'));
    });
    worker.once('exit', () => {
      reject(new PullFailed('too-large'));
    });
  }).finally(() => {
    clearTimeout(timer);
  });
}
