import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Tombstone } from '#libs/ports/keys.js';

/** What is stored for a subject: its wrapped key, or that it was destroyed. */
export type StoredKey = Buffer | 'destroyed' | null;

/** The table of `keys.db`: wrapped keys, only ever added and destroyed. A destroyed one leaves its row behind, empty, so that no other can take its place. */
export class KeyTable {
  readonly #get: StatementSync;
  readonly #add: StatementSync;
  readonly #bury: StatementSync;
  readonly #buried: StatementSync;
  readonly #page: StatementSync;
  readonly #version: StatementSync;

  constructor(private readonly db: DatabaseSync) {
    db.exec(`
      CREATE TABLE IF NOT EXISTS keys(pool TEXT, subject TEXT, wrapped BLOB, at INTEGER NOT NULL, PRIMARY KEY (pool, subject)) WITHOUT ROWID;
      CREATE INDEX IF NOT EXISTS tombstones ON keys(pool, at) WHERE wrapped IS NULL;
      CREATE TABLE IF NOT EXISTS proof(one INTEGER PRIMARY KEY, sealed BLOB NOT NULL)`);
    this.#get = db.prepare('SELECT wrapped FROM keys WHERE pool = ? AND subject = ?');
    this.#add = db.prepare('INSERT OR IGNORE INTO keys VALUES (?, ?, ?, ?)');
    this.#bury = db.prepare(
      'INSERT INTO keys VALUES (?, ?, NULL, ?) ON CONFLICT DO UPDATE SET wrapped = NULL, at = excluded.at WHERE wrapped IS NOT NULL',
    );
    this.#buried = db.prepare(
      'SELECT pool, subject, at FROM keys WHERE pool = ? AND wrapped IS NULL ORDER BY at, subject',
    );
    this.#page = db.prepare(
      'SELECT subject, wrapped, at FROM keys WHERE pool = ? AND subject > ? ORDER BY subject LIMIT ?',
    );
    this.#version = db.prepare('PRAGMA data_version');
  }

  get(pool: string, subject: string): StoredKey {
    const row = this.#get.get(pool, subject);
    if (row === undefined) return null;
    return row.wrapped instanceof Uint8Array ? Buffer.from(row.wrapped) : 'destroyed';
  }

  /** False, and nothing is written, if the subject has a key or had one that was destroyed. */
  add({ pool, subject, wrapped, at }: { pool: string; subject: string; wrapped: Buffer; at: number }): boolean {
    return this.#add.run(pool, subject, wrapped, at).changes === 1;
  }

  bury({ pool, subject, at }: Tombstone): void {
    this.#bury.run(pool, subject, at);
  }

  tombstones(): Tombstone[] {
    return this.db.prepare('SELECT pool, subject, at FROM keys WHERE wrapped IS NULL').all() as unknown as Tombstone[];
  }

  tombstonesOf(pool: string): Tombstone[] {
    return this.#buried.all(pool) as unknown as Tombstone[];
  }

  /** Wrapped keys and the places of destroyed ones, in the order of their subjects. */
  page(pool: string, after: string, limit: number): { subject: string; wrapped: Buffer | null; at: number }[] {
    return this.#page.all(pool, after, limit).map(({ subject, wrapped, at }) => ({
      subject: String(subject),
      wrapped: wrapped instanceof Uint8Array ? Buffer.from(wrapped) : null,
      at: Number(at),
    }));
  }

  /** Changes whenever somebody else has written to the file. */
  version(): number {
    return Number(this.#version.get()?.data_version);
  }

  /** A text that only the right master key opens; made by `make` the first time. */
  proof(make: () => Buffer): Buffer {
    this.db.prepare('INSERT OR IGNORE INTO proof VALUES (1, ?)').run(make());
    return Buffer.from(this.db.prepare('SELECT sealed FROM proof').get()?.sealed as Uint8Array);
  }
}
