import type { Change, Documents } from '#libs/ports/documents.js';

/** How a pool's documents were folded: `fold/self`, written by the owner alone. */
export interface FoldRecord {
  /** with which revisions; null while they are being folded anew in place */
  revisions: Record<string, string> | null;
  /** which of the two generations counts; 0 without */
  generation?: number;
}

/** That something lies in the generation that does not count: `fold/next`, written by whoever folds or removes it there. */
export interface NextFold {
  /** of this rebuild or removal */
  id: string;
  /** where it lies */
  generation: number;
  /** of the folds, by the collections in which something may lie */
  revisions: Record<string, string>;
  /** the last event a rebuild has folded */
  seq: number;
  /** when this was written, ms */
  at: number;
  /** the owner has switched to the other generation: what lies here is to be removed */
  left?: true;
}

/** So many events, at most, the owner folds itself when it switches. */
export const REST = 500;
/** Whoever works in the second generation says so with every write; after this time, ms, it has ended without a word. */
export const SILENT = 60_000;
/** So long, ms, whoever began to read from a generation before it was left has time to come to the end. */
export const READ_TO_THE_END = 10_000;

/** What is noted of a pool's folds: which generation counts, and what lies in the other; `version` is that of `fold/next`. */
export async function foldRecordsOf(
  documents: Documents,
  pool: string,
): Promise<{ self: FoldRecord | null; next: NextFold | null; version: number | null }> {
  const places = ['self', 'next'].map((key) => ({ collection: 'fold', key }));
  const found = await documents.many(pool, places);
  const [self, next] = places.map((place) => found.find(({ key }) => key === place.key));
  return {
    self: (self?.body as FoldRecord | undefined) ?? null,
    next: (next?.body as NextFold | undefined) ?? null,
    version: next?.seq ?? null,
  };
}

export function foldRecord(pool: string, body: FoldRecord): Change {
  return { pool, collection: 'fold', key: 'self', seq: 1, body };
}

export function otherOf(generation: number): number {
  return 1 - generation;
}

/** Whether somebody is folding or removing a second generation. */
export function isWorkedOn({ left, at }: NextFold, now: number): boolean {
  return left !== true && at + SILENT > now;
}
