import { setTimeout as wait } from 'node:timers/promises';
import { keyName } from '#libs/adapters/crypto/wrapped-key.js';
import type { Tombstone } from '#libs/ports/keys.js';
import type { Collection as Rows, Db } from './driver.js';
import { MongoBulkWriteError } from './driver.js';
import { codeOf, DUPLICATE_KEY } from './failures.js';
import { text } from './rows.js';

/** A subject's wrapped key, or (`destroyed`) the place where it was, so that no other can take it. */
interface KeyRow {
  /** `<pool>|<subject>` */
  _id: string;
  pool: string;
  subject: string;
  wrapped: Buffer | null;
  /** ms: made, or destroyed */
  at: number;
  destroyed?: true;
}

/** One line of the erasure log. */
interface ErasureRow extends Tombstone {
  _id: string;
}

export type StoredKey = Buffer | 'destroyed' | null;

export const keyNames = { keys: 'keys', proof: 'proof', changes: 'changes', erasures: 'erasures' } as const;
export const tombstoneIndex = { name: 'tombstones', fields: { pool: 1, at: 1, _id: 1 }, only: 'destroyed' } as const;

const CHUNK = 1_000;
const TRIES = 5;
const BETWEEN_TRIES = 20;

/** The collections of keys in their own database, and the erasure log in another. */
export class KeyRows {
  readonly #keys: Rows<KeyRow>;
  readonly #proof: Rows<{ _id: string; sealed: Buffer }>;
  readonly #changes: Rows<{ _id: string; count: number }>;
  readonly #erasures: Rows<ErasureRow>;

  constructor(keys: Db, erasures: Db) {
    this.#keys = keys.collection(keyNames.keys, { promoteBuffers: true });
    this.#proof = keys.collection(keyNames.proof, { promoteBuffers: true });
    this.#changes = keys.collection(keyNames.changes);
    this.#erasures = erasures.collection(keyNames.erasures);
  }

  /** Changes whenever somebody has destroyed a key. */
  async destructions(): Promise<number> {
    return (await this.#changes.findOne({ _id: 'destroyed' }))?.count ?? 0;
  }

  async get(pool: string, subjects: string[]): Promise<Map<string, StoredKey>> {
    const ids = subjects.map((subject) => keyName({ pool: text(pool), subject: text(subject) }));
    const found = new Map<string, StoredKey>(subjects.map((subject) => [subject, null]));
    if (ids.length === 0) return found;
    for await (const { subject, wrapped } of this.#keys.find({ _id: { $in: ids } }))
      found.set(subject, wrapped ?? 'destroyed');
    return found;
  }

  /** Wrapped keys and the places of destroyed ones, in the order of their subjects. */
  page(pool: string, after: string, limit: number): Promise<{ subject: string; wrapped: Buffer | null; at: number }[]> {
    // The ids of a pool lie between `<pool>|` and `<pool>}`.
    const range = { $gt: keyName({ pool: text(pool), subject: text(after) }), $lt: `${pool}}` };
    const found = this.#keys.find({ _id: range }, { sort: { _id: 1 }, limit });
    return found.map(({ subject, wrapped, at }) => ({ subject, wrapped, at })).toArray();
  }

  /**
   * Stores what is absent, on the disks of a majority when it resolves; what somebody else has stored before stays.
   * True if nobody had: then what was given is what is stored.
   */
  add(rows: { pool: string; subject: string; wrapped: Buffer; at: number }[]): Promise<boolean> {
    const keyRows = rows.map((row) => ({ _id: keyName(row), ...row }));
    return absentOnly(() => this.#keys.insertMany(keyRows, { ordered: false }));
  }

  /** Leaves only the places of these keys. A key destroyed before keeps its time. */
  async bury(tombstones: readonly Tombstone[]): Promise<void> {
    for (let from = 0; from < tombstones.length; from += CHUNK) {
      const operations = tombstones.slice(from, from + CHUNK).map(({ pool, subject, at }) => {
        const kept = { $cond: [{ $eq: ['$destroyed', true] }, '$at', at] };
        const set = { pool, subject, wrapped: null, at: kept, destroyed: true };
        return { updateOne: { filter: { _id: keyName({ pool, subject }) }, update: [{ $set: set }], upsert: true } };
      });
      await unlessRaced(() => this.#keys.bulkWrite(operations, { ordered: false }));
    }
    if (tombstones.length > 0)
      await this.#changes.updateOne({ _id: 'destroyed' }, { $inc: { count: 1 } }, { upsert: true });
  }

  tombstonesOf(pool: string): Promise<Tombstone[]> {
    const found = this.#keys.find({ pool: text(pool), destroyed: true }, { hint: tombstoneIndex.name });
    return found.sort({ at: 1, _id: 1 }).map(tombstoneOf).toArray();
  }

  /** Every destroyed key that is known here, but not among those. */
  async buriedBut(known: ReadonlySet<string>): Promise<Tombstone[]> {
    const found = await this.#keys.find({ destroyed: true }).map(tombstoneOf).toArray();
    return found.filter((tombstone) => !known.has(keyName(tombstone)));
  }

  /** The erasure log, which no backup holds. */
  logged(): Promise<Tombstone[]> {
    return this.#erasures.find().map(tombstoneOf).toArray();
  }

  /** On the disks of a majority when it resolves; only ever added to. */
  async log(tombstones: readonly Tombstone[]): Promise<void> {
    const rows = tombstones.map((tombstone) => ({ _id: keyName(tombstone), ...tombstone }));
    if (rows.length > 0) await absentOnly(() => this.#erasures.insertMany(rows, { ordered: false }));
  }

  /** A text that only the right master key opens; null before the first start. */
  async proof(): Promise<Buffer | null> {
    return (await this.#proof.findOne({ _id: 'master' }))?.sealed ?? null;
  }

  /** Keeps the first one that is offered, and answers it. */
  async prove(sealed: Buffer): Promise<Buffer> {
    await absentOnly(() => this.#proof.insertMany([{ _id: 'master', sealed }]));
    return (await this.proof()) ?? sealed;
  }
}

/** What is there already stays, and is no failure: each of these is written once and never changed by writing it again. False if some was there. */
async function absentOnly(insert: () => Promise<unknown>): Promise<boolean> {
  try {
    await insert();
    return true;
  } catch (error) {
    if (isDuplicateOnly(error)) return false;
    throw error;
  }
}

function isDuplicateOnly(error: unknown): boolean {
  if (!(error instanceof MongoBulkWriteError)) return codeOf(error) === DUPLICATE_KEY;
  const failed = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
  return failed.every(({ code }) => code === DUPLICATE_KEY) && error.result.getWriteConcernError() === undefined;
}

/** Two who make the same document at once: the second finds it when it tries again. */
async function unlessRaced(upsert: () => Promise<unknown>): Promise<void> {
  for (let left = TRIES; ; left--) {
    try {
      await upsert();
      return;
    } catch (error) {
      if (!isDuplicateOnly(error) || left === 1) throw error;
      await wait(BETWEEN_TRIES);
    }
  }
}

function tombstoneOf({ pool, subject, at }: Tombstone): Tombstone {
  return { pool, subject, at };
}
