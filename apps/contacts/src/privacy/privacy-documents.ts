import type { Ground } from '#libs/events/words.js';

/** `token/<identity hash>`: suppression, outlives the contact */
export interface TokenDoc {
  ground: Ground;
  at: number;
  erasure: string | null;
}

/** `duty/<erasure>`: which stores have reported, a record */
export interface DutyRecord {
  erasure: string;
  contact: string;
  at: number;
  stores: Record<string, number | null>;
  completed: boolean;
  /** `at` until it is completed, then null: what the index of open duties holds */
  openSince: number | null;
  /** hashes of the person's identities, for stores that are searched by them; empty once completed */
  hashes: string[];
}
