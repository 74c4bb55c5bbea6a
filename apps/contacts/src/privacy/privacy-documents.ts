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
  /** every id that goes; absent in older ones: the contact alone */
  subjects?: string[];
  stores: Record<string, number | null>;
  completed: boolean;
  /** `at` until it is completed, then null: what the index of open duties holds */
  openSince: number | null;
  /** hashes of the person's identities and hints, for stores that are searched by them; empty once completed */
  hashes: string[];
}

/** `forgotten/<identity hash>`: whom a platform that has deleted them knew by this name, until that is decided */
export interface ForgottenDoc {
  contact: string;
  request: string;
}

/** `privacy-request/<id>`: something the privacy role has to decide, or did */
export interface PrivacyRequestDoc {
  request: string;
  contact: string;
  source: string;
  openedAt: number;
  /** when they are erased by themselves; null: only a person decides */
  eraseAt: number | null;
  state: 'open' | 'kept' | 'erased' | 'taken-back';
  closedAt: number | null;
}
