import type { Ground } from '#libs/events/words.js';

/** `token/<identity hash>`: suppression, outlives the contact */
export interface TokenDoc {
  ground: Ground;
  at: number;
  erasure: string | null;
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
