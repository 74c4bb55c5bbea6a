import { parentPort, workerData } from 'node:worker_threads';
import type { Collection } from '#libs/ports/collections.js';
import type { Answer, Question } from './search-thread.js';
import { openDatabase } from './open-database.js';
import { QueryReader } from './query-reader.js';

/** Searches on a reading connection of its own, so that the thread that decides is not held up. */
const { file, collections } = workerData as { file: string; collections: Collection[] };
const reader = new QueryReader(openDatabase({ file, readOnly: true, cache: 16 }), collections);

parentPort?.on('message', ({ id, query }: Question) =>
  parentPort?.postMessage({ id, ...answer(query) } satisfies Answer),
);

function answer(query: Question['query']): Omit<Answer, 'id'> {
  try {
    return { page: reader.search(query), failure: null };
  } catch (error) {
    return { page: null, failure: error instanceof Error ? error.message : String(error) };
  }
}
