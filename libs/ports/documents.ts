import type { DocumentKey } from '#libs/kernel/decider.js';

/** Stands for the pool of what belongs to the installation as a whole. */
export const NO_POOL = '-';

/** A document or record as stored. `seq` is the last folded seq of a document, the version of a record. */
export interface Stored<Body = unknown> {
  pool: string;
  collection: string;
  key: string;
  seq: number;
  body: Body;
}

/** Writes (or with `body: null` removes) one document or record. */
export interface Change {
  pool: string;
  collection: string;
  key: string;
  seq: number;
  body: unknown;
  /** Nothing was stored there when the writer looked: then a store need not look first. What it finds there all the same is replaced. */
  isNew?: boolean;
}

/** A record write outside a commit, guarded: `expect` is the version found before (null: must not exist yet). */
export interface GuardedChange extends Change {
  expect: number | null;
}

export interface ListQuery {
  pool: string;
  collection: string;
  /** The name of an index declared in the collection's entry of the typed list; anything else is an error. */
  index: string;
  /** Values for the leading fields of the index, equal. */
  equals?: (string | number)[];
  /** Bounds for the next field of the index: from (inclusive), to (exclusive). */
  from?: string | number;
  to?: string | number;
  /** Goes on behind a document of an earlier page. */
  after?: string;
  reverse?: boolean;
  limit: number;
}

/** Contacts whose folded words start with all of `words`, in the order of `sort`; ids are the last sort key. */
export interface SearchQuery {
  pool: string;
  collection: string;
  words: string[];
  sort: 'name' | 'last';
  after?: string;
  limit: number;
}

export interface Page<Body> {
  items: Stored<Body>[];
  /** Pass as `after` for the next page; null at the end. */
  next: string | null;
}

/** Documents and records: many by key, the named queries (HTTP and admin only), and a reader's projection saved with its position. */
export interface Documents {
  /** Those that exist, in any order. */
  many(pool: string, keys: DocumentKey[]): Promise<Stored[]>;
  /** In index order. Never called from a decision. */
  list<Body>(query: ListQuery): Promise<Page<Body>>;
  search<Body>(query: SearchQuery): Promise<Page<Body>>;
  /** All of a collection of a pool, in the order of the keys, behind `after` (null: from the first), at most `limit`. */
  all(pool: string, collection: string, after: string | null, limit: number): Promise<Stored[]>;
  /**
   * All or nothing, durable when it resolves. Throws CommitFailed `fenced` if any guard does not match, nothing written then.
   * A reader saves its projection and its position (a record of its own) in one call.
   */
  save(changes: (Change | GuardedChange)[]): Promise<void>;
  /** Removes everything in a collection of a pool (a reader's own projection before a rebuild), piece by piece: broken off, a part is gone. */
  clear(pool: string, collection: string): Promise<void>;
}
