import type { Change, Documents } from '#libs/ports/documents.js';
import type { Source, SourceCounts, SourceProblem } from './source.js';

/** One run of a source: `source-run/<source>/<n>`. Times are ms. */
export interface RunRecord {
  source: string;
  n: number;
  startedAt: number;
  endedAt: number;
  counts: SourceCounts;
  problem: SourceProblem | null;
}

/** Runs that are remembered of a source. */
const KEPT = 100;

/** Ingest's records of the runs of sources: the last hundred of each, with nothing in them that tells of people. */
export class SourceRuns {
  constructor(private readonly documents: Documents) {}

  /** The writes that remember a run. */
  remembering(pool: string, run: RunRecord): Change[] {
    const gone = run.n > KEPT ? [this.change(pool, run.source, run.n - KEPT, null)] : [];
    return [this.change(pool, run.source, run.n, run), ...gone];
  }

  /** Newest first. */
  async list(
    pool: string,
    source: string,
    { limit, after }: { limit: number; after?: string },
  ): Promise<{ items: RunRecord[]; next: string | null }> {
    const place = { pool, collection: 'source-run', index: 'source', equals: [source], reverse: true };
    const page = await this.documents.list<RunRecord>({ ...place, limit, after });
    return { items: page.items.map(({ body }) => body), next: page.next };
  }

  /** Removes what is remembered of a source that goes. */
  async forget({ pool, id, runs }: Source): Promise<void> {
    const numbers = Array.from({ length: Math.min(runs, KEPT) }, (_, i) => runs - i);
    if (numbers.length > 0) await this.documents.save(numbers.map((n) => this.change(pool, id, n, null)));
  }

  private change(pool: string, source: string, n: number, body: RunRecord | null): Change {
    return { pool, collection: 'source-run', key: `${source}/${String(n).padStart(9, '0')}`, seq: n, body };
  }
}
