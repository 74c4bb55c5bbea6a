import { createSecretKey } from 'node:crypto';
import { carriedKey, unpackKeys } from '#libs/adapters/crypto/carried-keys.js';
import type { BareKey } from '#libs/adapters/crypto/carried-keys.js';
import { dataKey } from '#libs/adapters/crypto/data-key.js';
import { HASHES, hashKey, poolHasher } from '#libs/adapters/crypto/pool-hasher.js';
import { drawnAhead } from '#libs/adapters/crypto/random-bytes.js';
import type { RandomBytes } from '#libs/adapters/crypto/random-bytes.js';
import { keyName as nameOf, KeyWrapper } from '#libs/adapters/crypto/wrapped-key.js';
import type { CarriedKey, DataKey, Keys, Tombstone } from '#libs/ports/keys.js';
import { outside } from './failures.js';
import { usable } from './found-keys.js';
import type { Found } from './found-keys.js';
import type { KeyStore } from './key-store.js';
import { KeyTable } from './key-table.js';
import type { StoredKey } from './key-table.js';
import { proveMasterKey } from './master-proof.js';
import { RecentlyUsed } from '#libs/adapters/stored/recently-used.js';
import { snapshot, transaction } from './transaction.js';
import { emptyLogIfFree } from './write-ahead-log.js';

const KEY_SIZE = 32;
const NONCE_SIZE = 12;
/** About 500 bytes each. */
const CACHED = 5_000;

/** Data keys in a file of their own, each wrapped by the master key. */
export class SqliteKeys implements Keys {
  readonly #table: KeyTable;
  readonly #cache = new RecentlyUsed<DataKey>(CACHED);
  readonly #random: RandomBytes;
  readonly #wrapper: KeyWrapper;
  #version: number;

  /** Applies the union of the erasure log and the file's own tombstones to both, before anybody can ask for a key. */
  constructor(private readonly store: KeyStore) {
    this.#random = drawnAhead(store.random);
    this.#wrapper = new KeyWrapper(store.master, this.#random);
    this.#table = new KeyTable(store.db);
    proveMasterKey(this.#table, store, this.#random(NONCE_SIZE));
    const destroyed = store.erasures.union(this.#table.tombstones());
    this.#bury(destroyed.filter((tombstone) => this.#isStanding(tombstone)));
    emptyLogIfFree(store.db);
    this.#version = this.#table.version();
  }

  async ensure(pool: string, subjects: string[]): Promise<Map<string, DataKey | null>> {
    const found = this.#try(() => this.#find(pool, subjects));
    const absent = subjects.filter((subject) => found.get(subject) === null);
    if (absent.length > 0) this.#try(() => this.#make(pool, absent, found));
    await this.#last();
    return usable(found);
  }

  async read(pool: string, subjects: string[]): Promise<Map<string, DataKey | null>> {
    return this.#try(() => usable(this.#find(pool, subjects)));
  }

  async destroy(pool: string, subjects: string[]): Promise<void> {
    await this.store.lasting();
    this.#try(() => {
      const at = this.store.clock.now();
      this.#destroy([...new Set(subjects)].map((subject) => ({ pool, subject, at })));
    });
    await this.store.empty();
  }

  async tombstones(pool: string): Promise<Tombstone[]> {
    return this.#try(() => this.#table.tombstonesOf(pool));
  }

  async hasher(pool: string): Promise<(text: string) => string> {
    return this.#try(() => poolHasher(this.#hashKey(pool)));
  }

  async shareHashes(pool: string, like: string): Promise<void> {
    this.#try(() => this.#store(pool, [{ subject: HASHES, at: 0, bytes: this.#hashKey(like) }]));
    await this.#last();
  }

  async carried(pool: string, transfer: DataKey, after: string | null, limit: number): Promise<CarriedKey[]> {
    return this.#try(() => {
      if (after === null) this.#store(pool, [{ subject: HASHES, at: 0, bytes: this.#hashKey(pool) }]);
      return this.#table.page(pool, after ?? '', limit).map(({ subject, wrapped, at }) => {
        const bytes = wrapped && this.#wrapper.unwrap(nameOf({ pool, subject }), wrapped);
        return carriedKey(pool, { subject, at, bytes }, transfer);
      });
    });
  }

  async adopt(pool: string, transfer: DataKey, keys: readonly CarriedKey[]): Promise<void> {
    this.#try(() => {
      const { tombstones, living } = unpackKeys(pool, keys, transfer);
      this.#destroy(tombstones);
      this.#store(pool, living);
    });
    await this.#last();
  }

  /** Resolves when everything written so far is on the disk. */
  async #last(): Promise<void> {
    await this.store.sync?.done().catch((error: unknown) => {
      throw outside(error, this.store.file);
    });
  }

  /** That of the pool alone, if it came from elsewhere; else what follows from the pepper. */
  #hashKey(pool: string): Buffer {
    const stored = this.#stored(pool, HASHES);
    return stored instanceof Buffer ? stored : hashKey(this.store.master.pepper, pool);
  }

  #store(pool: string, keys: readonly BareKey[]): void {
    const wrapped = (subject: string, bytes: Buffer): Buffer => this.#wrapper.wrap(nameOf({ pool, subject }), bytes);
    const rows = keys.map(({ subject, at, bytes }) => ({ pool, subject, wrapped: wrapped(subject, bytes), at }));
    transaction(this.store.db, () => void rows.map((row) => this.#table.add(row)));
    this.store.written();
  }

  #find(pool: string, subjects: string[]): Map<string, Found> {
    const version = this.#table.version();
    if (version !== this.#version) this.#cache.clear();
    this.#version = version;
    const find = (): Map<string, Found> => new Map(subjects.map((subject) => [subject, this.#key(pool, subject)]));
    return subjects.length > 1 ? snapshot(this.store.db, find) : find();
  }

  #key(pool: string, subject: string): Found {
    return this.#cache.get(nameOf({ pool, subject })) ?? this.#remember(pool, subject, this.#stored(pool, subject));
  }

  #stored(pool: string, subject: string): StoredKey {
    const stored = this.#table.get(pool, subject);
    if (stored === null || stored === 'destroyed') return stored;
    return this.#wrapper.unwrap(nameOf({ pool, subject }), stored);
  }

  #remember(pool: string, subject: string, stored: StoredKey): Found {
    if (stored === null || stored === 'destroyed') return stored;
    const key = dataKey(createSecretKey(stored), this.#random);
    this.#cache.set(nameOf({ pool, subject }), key);
    return key;
  }

  #make(pool: string, absent: string[], found: Map<string, Found>): void {
    const made = transaction(this.store.db, () => absent.map((subject) => this.#add(pool, subject)));
    this.store.written();
    absent.forEach((subject, at) => found.set(subject, this.#remember(pool, subject, made[at] ?? null)));
  }

  /** The bytes that count from now on: new ones, or those that somebody else stored meanwhile. */
  #add(pool: string, subject: string): StoredKey {
    const bytes = this.#random(KEY_SIZE);
    const wrapped = this.#wrapper.wrap(nameOf({ pool, subject }), bytes);
    const isNew = this.#table.add({ pool, subject, wrapped, at: this.store.clock.now() });
    return isNew ? bytes : this.#stored(pool, subject);
  }

  #isStanding({ pool, subject }: Tombstone): boolean {
    return this.#table.get(pool, subject) !== 'destroyed';
  }

  /** The erasure log first: what stands there is buried at the next start, too. */
  #destroy(tombstones: Tombstone[]): void {
    const standing = tombstones.filter((tombstone) => this.#isStanding(tombstone));
    this.store.erasures.append(standing);
    this.#bury(standing);
  }

  #bury(tombstones: Tombstone[]): void {
    transaction(this.store.db, () => {
      for (const tombstone of tombstones) this.#table.bury(tombstone);
    });
    for (const tombstone of tombstones) this.#cache.delete(nameOf(tombstone));
  }

  #try<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw outside(error, this.store.file);
    }
  }
}
