import { carriedKey, unpackKeys } from '#libs/adapters/crypto/carried-keys.js';
import type { BareKey } from '#libs/adapters/crypto/carried-keys.js';
import type { MasterKey } from '#libs/adapters/crypto/master-key.js';
import { HASHES, hashKey, poolHasher } from '#libs/adapters/crypto/pool-hasher.js';
import { drawnAhead } from '#libs/adapters/crypto/random-bytes.js';
import type { RandomBytes } from '#libs/adapters/crypto/random-bytes.js';
import { keyName, KeyWrapper } from '#libs/adapters/crypto/wrapped-key.js';
import { RecentlyUsed } from '#libs/adapters/stored/recently-used.js';
import type { Clock } from '#libs/ports/clock.js';
import type { CarriedKey, DataKey, Keys, Tombstone } from '#libs/ports/keys.js';
import { outside } from './failures.js';
import type { KeyRows } from './key-rows.js';
import { proveMasterKey } from './master-proof.js';

const NONCE_SIZE = 12;
/** About 500 bytes each. */
const CACHED = 20_000;

export interface KeyParts {
  rows: KeyRows;
  master: MasterKey;
  clock: Clock;
  random: RandomBytes;
}

/** Data keys in a database of their own, each wrapped by the master key. */
export class MongoKeys implements Keys {
  readonly #rows: KeyRows;
  readonly #wrapper: KeyWrapper;
  /** As KeyObjects: raw bytes would cost ten times as much a call. */
  readonly #cache = new RecentlyUsed<DataKey>(CACHED);
  #destructions = -1;

  private constructor(
    private readonly parts: KeyParts,
    random: RandomBytes,
  ) {
    this.#rows = parts.rows;
    this.#wrapper = new KeyWrapper(parts.master, random);
  }

  /** Applies the union of the erasure log and the stored tombstones to both, before anybody can ask for a key. */
  static async open(parts: KeyParts): Promise<MongoKeys> {
    const { rows, master } = parts;
    const random = drawnAhead(parts.random);
    try {
      await proveMasterKey(rows, master, random(NONCE_SIZE));
      const logged = await rows.logged();
      const buried = await rows.buriedBut(new Set());
      await rows.log(without(buried, logged));
      await rows.bury(without(logged, buried));
      return new MongoKeys(parts, random);
    } catch (error) {
      throw outside(error);
    }
  }

  ensure(pool: string, subjects: string[]): Promise<Map<string, DataKey | null>> {
    return this.#try(async () => {
      const found = await this.#find(pool, subjects);
      const absent = [...found].flatMap(([subject, key]) => (key === null ? [subject] : []));
      if (absent.length === 0) return usable(found);
      return usable(new Map([...found, ...(await this.#make(pool, absent))]));
    });
  }

  read(pool: string, subjects: string[]): Promise<Map<string, DataKey | null>> {
    return this.#try(async () => usable(await this.#find(pool, subjects)));
  }

  async destroy(pool: string, subjects: string[]): Promise<void> {
    const at = this.parts.clock.now();
    const tombstones = [...new Set(subjects)].map((subject) => ({ pool, subject, at }));
    await this.#try(async () => {
      await this.#rows.log(tombstones);
      await this.#rows.bury(tombstones);
    });
  }

  tombstones(pool: string): Promise<Tombstone[]> {
    return this.#try(() => this.#rows.tombstonesOf(pool));
  }

  hasher(pool: string): Promise<(text: string) => string> {
    return this.#try(async () => poolHasher(await this.#hashKey(pool)));
  }

  shareHashes(pool: string, like: string): Promise<void> {
    return this.#try(async () => this.#store(pool, [{ subject: HASHES, at: 0, bytes: await this.#hashKey(like) }]));
  }

  carried(pool: string, transfer: DataKey, after: string | null, limit: number): Promise<CarriedKey[]> {
    return this.#try(async () => {
      if (after === null) await this.#store(pool, [{ subject: HASHES, at: 0, bytes: await this.#hashKey(pool) }]);
      return (await this.#rows.page(pool, after ?? '', limit)).map(({ subject, wrapped, at }) => {
        const bytes = wrapped && this.#wrapper.unwrap(keyName({ pool, subject }), wrapped);
        return carriedKey(pool, { subject, at, bytes }, transfer);
      });
    });
  }

  async adopt(pool: string, transfer: DataKey, keys: readonly CarriedKey[]): Promise<void> {
    const { tombstones, living } = unpackKeys(pool, keys, transfer);
    await this.#try(async () => {
      await this.#rows.log(tombstones);
      await this.#rows.bury(tombstones);
      await this.#store(pool, living);
    });
  }

  /** That of the pool alone, if it came from elsewhere; else what follows from the pepper. */
  async #hashKey(pool: string): Promise<Buffer> {
    const stored = (await this.#rows.get(pool, [HASHES])).get(HASHES);
    if (!(stored instanceof Buffer)) return hashKey(this.parts.master.pepper, pool);
    return this.#wrapper.unwrap(keyName({ pool, subject: HASHES }), stored);
  }

  async #store(pool: string, keys: readonly BareKey[]): Promise<void> {
    const rows = keys.map(({ subject, at, bytes }) => {
      return { pool, subject, at, wrapped: this.#wrapper.wrap(keyName({ pool, subject }), bytes) };
    });
    if (rows.length > 0) await this.#rows.add(rows);
  }

  /** What is cached counts only as long as nobody, here or in another process, has destroyed a key. */
  async #find(pool: string, subjects: string[]): Promise<Map<string, Found>> {
    const known = this.#destructions;
    const found = new Map<string, Found>();
    const unknown: string[] = [];
    for (const subject of new Set(subjects)) {
      const cached = this.#cache.get(keyName({ pool, subject }));
      if (cached === undefined) unknown.push(subject);
      else found.set(subject, cached);
    }
    const [destructions, read] = await Promise.all([this.#rows.destructions(), this.#read(pool, unknown)]);
    if (destructions === known) return new Map([...found, ...read]);
    if (destructions !== this.#destructions) this.#cache.clear();
    this.#destructions = destructions;
    return this.#read(pool, [...new Set(subjects)]);
  }

  /** Out of the database; kept in the cache unless a destruction was noticed meanwhile. */
  async #read(pool: string, subjects: string[]): Promise<Map<string, Found>> {
    const known = this.#destructions;
    const found = new Map<string, Found>();
    for (const [subject, stored] of await this.#rows.get(pool, subjects)) {
      const name = keyName({ pool, subject });
      const key = stored === null || stored === 'destroyed' ? stored : this.#wrapper.open(name, stored);
      if (typeof key === 'object' && key !== null && known === this.#destructions) this.#cache.set(name, key);
      found.set(subject, key);
    }
    return found;
  }

  /** Stores fresh keys for the absent; where somebody else was faster, what is stored counts. */
  async #make(pool: string, subjects: string[]): Promise<Map<string, Found>> {
    const known = this.#destructions;
    const at = this.parts.clock.now();
    const made = subjects.map((subject) => ({ subject, ...this.#wrapper.make(keyName({ pool, subject })) }));
    const isMine = await this.#rows.add(made.map(({ subject, wrapped }) => ({ pool, subject, wrapped, at })));
    if (!isMine) return this.#read(pool, subjects);
    for (const { subject, key } of made)
      if (known === this.#destructions) this.#cache.set(keyName({ pool, subject }), key);
    return new Map(made.map(({ subject, key }) => [subject, key]));
  }

  async #try<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw outside(error);
    }
  }
}

type Found = DataKey | 'destroyed' | null;

function usable(found: Map<string, Found>): Map<string, DataKey | null> {
  return new Map([...found].map(([subject, key]) => [subject, key === 'destroyed' ? null : key]));
}

function without(tombstones: Tombstone[], known: Tombstone[]): Tombstone[] {
  const names = new Set(known.map(keyName));
  return tombstones.filter((tombstone) => !names.has(keyName(tombstone)));
}
