/** A subject's data key, in use. */
export interface DataKey {
  /** AES-256-GCM over UTF-8 text, bound to `aad`; base64 of nonce, ciphertext, tag. */
  seal(aad: string, text: string): string;
  /** The text, or throws BrokenInvariant if it was tampered with or sealed for something else. */
  open(aad: string, sealed: string): string;
}

/** One tombstone of a destroyed key. */
export interface Tombstone {
  pool: string;
  subject: string;
  at: number;
}

/** A key on its way from one installation to another. */
export interface CarriedKey {
  subject: string;
  /** when it was made, or destroyed, ms */
  at: number;
  /** Its bytes, sealed by the transfer key for `<pool>|<subject>`; null: it was destroyed. */
  sealed: string | null;
}

/** A data key per subject (contact, member, source, import), insert-only, destroyed for ever. */
export interface Keys {
  /**
   * Writes the keys that are absent, reads back what is stored, durable before it resolves.
   * A destroyed subject answers null and never gets another key.
   */
  ensure(pool: string, subjects: string[]): Promise<Map<string, DataKey | null>>;
  /** Those that exist; a destroyed or unknown subject answers null. */
  read(pool: string, subjects: string[]): Promise<Map<string, DataKey | null>>;
  /** Destroys for ever and leaves a tombstone, also in the erasure log outside the backups. Idempotent. */
  destroy(pool: string, subjects: string[]): Promise<void>;
  tombstones(pool: string): Promise<Tombstone[]>;
  /** HMAC-SHA-256 (base64url, 22 characters) of a text under the pool's pepper, synchronous once the pool is known. */
  hasher(pool: string): Promise<(text: string) => string>;
  /**
   * From now on a new pool's hashes are those of `like`, so that a token of one is a token of the other: for the pools of
   * one organisation. To be called before anything of the pool is hashed; one that has hashes of its own keeps them.
   */
  shareHashes(pool: string, like: string): Promise<void>;
  /**
   * A page of a pool's keys, tombstones and the secret behind its hashes (subject `hashes`), in the order of their
   * subjects, behind `after` (null: from the first), for `adopt` of another installation.
   */
  carried(pool: string, transfer: DataKey, after: string | null, limit: number): Promise<CarriedKey[]>;
  /**
   * Takes what another installation carried: from now on these are this pool's keys, tombstones and hashes, durable when
   * it resolves. What is here already stays, a tombstone wins. Idempotent. Throws BrokenInvariant for another transfer key.
   */
  adopt(pool: string, transfer: DataKey, keys: readonly CarriedKey[]): Promise<void>;
}
