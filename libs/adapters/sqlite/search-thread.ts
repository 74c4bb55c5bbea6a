import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Collection } from '#libs/ports/collections.js';
import type { Page, SearchQuery } from '#libs/ports/documents.js';
import type { QueryReader } from './query-reader.js';
import { checkSearch } from './search.js';

export interface Question {
  id: number;
  query: SearchQuery;
}

/** Either a page or what went wrong. */
export interface Answer {
  id: number;
  page: Page<unknown> | null;
  failure: string | null;
}

interface Options {
  file: string;
  collections: readonly Collection[];
  /** Searches in this thread where there is no compiled worker: from source, in specs. */
  inline: QueryReader;
  script?: string;
}

const COMPILED = fileURLToPath(new URL('./search.worker.js', import.meta.url));

/** Search in a thread of its own, started by the first one. A page is seen as soon as its commit has resolved, as everywhere. */
export class SearchThread {
  #worker: Worker | null = null;
  #asked = 0;
  #isClosed = false;
  readonly #waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();

  constructor(private readonly options: Options) {}

  async search<Body>(query: SearchQuery): Promise<Page<Body>> {
    const { inline, collections, script = COMPILED } = this.options;
    checkSearch(collections, query);
    if (this.#isClosed || !fs.existsSync(script)) return inline.search<Body>(query);
    const { page, failure } = await this.#ask(this.#running(script), query);
    if (page === null) throw unavailable(failure ?? 'no answer');
    return page as Page<Body>;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#worker?.terminate();
  }

  #ask(worker: Worker, query: SearchQuery): Promise<Answer> {
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, query } satisfies Question);
    });
  }

  #running(script: string): Worker {
    if (this.#worker !== null) return this.#worker;
    const { file, collections } = this.options;
    const worker = new Worker(script, { workerData: { file, collections } });
    worker.unref();
    worker.on('message', (answer: Answer) => {
      this.#waiting.get(answer.id)?.resolve(answer);
      this.#waiting.delete(answer.id);
    });
    worker.on('error', () => undefined);
    worker.on('exit', () => this.#ended());
    this.#worker = worker;
    return worker;
  }

  /** The next search starts another. */
  #ended(): void {
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(unavailable('it ended'));
    this.#waiting.clear();
  }
}

function unavailable(why: string): OutsideWorld {
  return new OutsideWorld(`The search did not answer (${why}): try again.`, true, 'search-unavailable');
}
