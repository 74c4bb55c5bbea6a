import type { Shown } from '#libs/etiquette/shown.js';

/** What a merged card is made of: each part as if it stood alone (its facts are in `facts.merged`). */
export interface MergedCard<Part> {
  parts: Part[];
  shown: Shown;
  /** by the contact that went: what either side showed before */
  before: Record<string, { into: Shown; from: Shown }>;
  /** what was recorded since the first merge, oldest first: said of whom, and whether for all who were one with them then */
  later: { seq: number; of: string; all: boolean }[];
}
/** A merge that was taken back. */
export interface Past {
  with: string;
  mergedSeq: number;
  unmergedSeq: number;
}

/** `alias/<id>`: a contact that became part of another: its id leads there */
export interface AliasDoc {
  contact: string;
  seq: number;
}
/** `apart/<two ids, sorted, joined by +>`: a person said that these are two people */
export interface ApartDoc {
  seq: number;
  at: number;
}
