import type { Ground } from '#libs/events/words.js';

/** Pools of records that belong to none. */
export const WORDS = 'sibling-word';

/** What became of a word in one other pool. `other-hashes`: its tokens mean nothing there, somebody has to look. */
export interface SiblingAnswer {
  /** ms; null: not yet */
  at: number | null;
  state: 'waiting' | 'told' | 'other-hashes' | 'moved';
}

/**
 * `sibling-word/<epoch>-<seq>`, in the pool that says it: what an objection or an erasure there means for the other pools
 * of its organisation, in tokens alone, and who has answered. `joining`, in a new pool: whose tokens it has been given.
 */
export interface SiblingWord {
  key: string;
  word: 'objected' | 'erased' | 'joining';
  ground: Ground;
  tokens: string[];
  /** whose history is to show that all know, and since which event; null where nobody is left to show it */
  contact: string | null;
  of: number;
  at: number;
  siblings: Record<string, SiblingAnswer>;
  /** `at` until every one has answered, then null: what the index of open words holds */
  openSince: number | null;
}

export function isOpen({ siblings }: SiblingWord): boolean {
  return Object.values(siblings).some(({ state }) => state === 'waiting');
}
