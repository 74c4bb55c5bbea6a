import { createHash } from 'node:crypto';
import type { Basis } from '#libs/events/words.js';
import type { ObservedRow, RowPart, RowProblem } from './format.js';
import type { Mapping } from './mapping.js';

/**
 * reading: rows are being stored, nothing was sent. deciding: rows go to the pool. finished: every row has a result.
 * failed: the file could not be read; nothing was sent. reverting, reverted: what it said is (being) taken back.
 */
type ImportState = 'reading' | 'deciding' | 'finished' | 'failed' | 'reverting' | 'reverted';

/** States in which somebody works on an import, or died over it. */
export const LEFT: ReadonlySet<ImportState> = new Set<ImportState>(['reading', 'deciding', 'reverting']);

interface ImportCounts {
  created: number;
  changed: number;
  unchanged: number;
  rejected: number;
}

/** One import, a record of ingest: `import/<id>`. Times are ms. */
export interface ImportRecord {
  id: string;
  pool: string;
  member: string;
  actor: string;
  format: string;
  share: 'all' | 'kept';
  basis: Basis;
  /** of a calendar: whether whoever was at a meeting becomes a contact; absent: only contacts count */
  attendees?: 'known' | 'all';
  file: string | null;
  /** which column holds what, as it was said or guessed; missing in imports that are older than mappings */
  mapping?: Mapping | null;
  /** what tells its file from others (`FileDigest`); null once its rows are gone, missing if it was not read to its end */
  content?: string | null;
  state: ImportState;
  startedAt: number;
  /** when its rows and the name of its file go; null once they are gone */
  rowsUntil: number | null;
  finishedAt: number | null;
  /** rows found so far, unreadable ones included */
  total: number;
  /** rows that can be decided: their numbers are 1 … `readable` */
  readable: number;
  /** highest number whose result stands in the rows */
  decided: number;
  counts: ImportCounts;
  problem: { code: string; text: string } | null;
  /** progress of a revert: the next chunk (downwards), the inputs sent under its own origin, and what came of them */
  revert: { origin: string; next: number; sent: number; reverted: number; left: number } | null;
  /** `share=kept`: how many rows members have kept, each sent with the next number */
  kept: number;
}

type RowOutcome = 'created' | 'changed' | 'unchanged' | 'rejected' | 'waiting' | 'parked';

/** One row and what became of it. `n` numbers the readable ones; unreadable rows have none. */
export interface ImportRow {
  row: number;
  /** the file within an archive where it stands; absent for a file that is none */
  part?: RowPart;
  n: number | null;
  data: ObservedRow | null;
  outcome: RowOutcome | null;
  /** why it was not taken */
  problem: RowProblem | null;
  /** what of a good row was left out or had to be guessed */
  notes: readonly RowProblem[];
  contact: string | null;
  /** first and last seq of the events it caused; 0 without */
  seqs: [number, number];
}

/** Rows are kept in chunks, `import-rows/<import>/<chunk>`: a write per chunk, not per row. */
export interface RowsRecord {
  import: string;
  chunk: number;
  rows: ImportRow[];
}

/** Rows in one chunk: about 60 kB of JSON. */
export const ROWS_PER_CHUNK = 200;

/** Rows are kept this long, then a revert is no longer possible. */
export const KEPT_DAYS = 30;
const DAY = 86_400_000;

export function chunkKey(importId: string, chunk: number): string {
  return `${importId}/${String(chunk).padStart(6, '0')}`;
}

export function startImport(
  about: Pick<
    ImportRecord,
    'id' | 'pool' | 'member' | 'actor' | 'format' | 'share' | 'basis' | 'attendees' | 'file' | 'mapping' | 'startedAt'
  >,
): ImportRecord {
  return {
    ...about,
    rowsUntil: about.startedAt + KEPT_DAYS * DAY,
    state: 'reading',
    finishedAt: null,
    total: 0,
    readable: 0,
    decided: 0,
    counts: { created: 0, changed: 0, unchanged: 0, rejected: 0 },
    problem: null,
    revert: null,
    kept: 0,
  };
}

/** The same key of the same author is the same import. */
export function importIdOf({ pool, actor, key }: { pool: string; actor: string; key: string }): string {
  return `i_${createHash('sha256').update(`${pool}|${actor}|${key}`).digest('base64url').slice(0, 20)}`;
}
