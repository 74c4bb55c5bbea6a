import { setTimeout as wait } from 'node:timers/promises';
import { checkNumbers } from '#libs/adapters/stored/batch-numbers.js';
import { endOf, eventKey } from '#libs/adapters/stored/event-key.js';
import { eventText, LARGEST_DOCUMENT } from '#libs/adapters/stored/sizes.js';
import { CommitFailed } from '#libs/kernel/errors.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import type { NumberedEvent } from '#libs/ports/event-log.js';
import type { Batch, Ledger, PoolHead, Position } from '#libs/ports/ledger.js';
import type { Operation, Session } from './driver.js';
import { codeOf, commitFailure, outside, WRITE_CONFLICT } from './failures.js';
import type { EventRow, HeadRow } from './rows.js';
import { number, text } from './rows.js';
import { eventIndexes } from './schemas.js';
import type { Tables } from './tables.js';
import { inTransaction } from './transaction.js';
import { AlreadyThere, operationsOf, write } from './writes.js';

/** Another owner's transaction that holds the position is waited for at most so often, so many ms each. */
const LOOKS = 20;
const BETWEEN_LOOKS = 50;

export interface LedgerParts {
  tables: Tables;
  /** Throws OutsideWorld while nothing may be written. */
  demand: () => void;
  /** Called with the partition and the events after a commit that added some. */
  committed: (partition: number, events: readonly NumberedEvent[]) => void;
}

/** The ledger in MongoDB: one commit is one transaction, guarded by compare-and-set of the position and of every head. */
export class MongoLedger implements Ledger {
  readonly #tables: Tables;

  constructor(private readonly parts: LedgerParts) {
    this.#tables = parts.tables;
  }

  position(partition: number): Promise<Position> {
    return this.#read(async () => {
      const row = await this.#tables.positions.findOne({ _id: number(partition) });
      return { next: row?.next ?? 0, lastInput: row?.lastInput ?? null };
    });
  }

  head(pool: string): Promise<PoolHead> {
    return this.#read(async () => {
      const { epoch, seq, now } = (await this.#tables.heads.findOne({ _id: text(pool) })) ?? {
        epoch: 1,
        seq: 0,
        now: 0,
      };
      return { pool, epoch, seq, now };
    });
  }

  read(pool: string, after: number, limit: number): Promise<Envelope[]> {
    return this.#read(async () => {
      const range = { $gt: eventKey(text(pool), after), $lt: endOf(pool) };
      if (limit < 1) return [];
      return envelopes(await this.#tables.events.find({ _id: range }, { sort: { _id: 1 }, limit }).toArray());
    });
  }

  about(pool: string, subject: string, before: number, limit: number): Promise<Envelope[]> {
    return this.#read(async () => {
      const range = { $gte: eventKey(text(pool), 0), $lt: eventKey(pool, before) };
      const options = { sort: { _id: -1 }, limit, hint: eventIndexes.about.name } as const;
      if (limit < 1) return [];
      return envelopes(await this.#tables.events.find({ subject: text(subject), _id: range }, options).toArray());
    });
  }

  pools(): Promise<string[]> {
    return this.#read(async () => {
      const rows = await this.#tables.heads.find({}, { sort: { _id: 1 }, projection: { _id: 1 } }).toArray();
      return rows.map(({ _id }) => _id);
    });
  }

  async commit(batch: Batch): Promise<void> {
    checkNumbers(batch);
    const events = await this.#commit(batch).catch((error: unknown) => {
      throw commitFailure(error);
    });
    if (events.length > 0) this.parts.committed(batch.partition, events);
  }

  async #commit(batch: Batch): Promise<readonly NumberedEvent[]> {
    this.parts.demand();
    const values = batch.events.map(eventText);
    try {
      return await this.#commitOnce(batch, values, true);
    } catch (error) {
      if (!(error instanceof AlreadyThere)) throw error;
      return await this.#commitOnce(batch, values, false);
    }
  }

  async #commitOnce(batch: Batch, values: readonly string[], believing: boolean): Promise<readonly NumberedEvent[]> {
    const changes = [...batch.documents, ...batch.records];
    const operations = operationsOf(this.#tables, changes, { limit: LARGEST_DOCUMENT, believing });
    return inTransaction(this.#tables.client, async (session) => {
      const first = await this.#guarded(batch, session);
      const rows = batch.events.map((event, at) => rowOf(batch.partition, first + at, event, values[at] ?? ''));
      if (rows.length > 0) await this.#tables.events.insertMany(rows, { session });
      await write(this.#tables, operations, session);
      return rows;
    });
  }

  /** Moves position and heads, and answers the number of the batch's first event. */
  async #guarded(batch: Batch, session: Session): Promise<number> {
    try {
      const first = await this.#movePosition(batch, session);
      await this.#moveHeads(batch, session);
      return first;
    } catch (error) {
      if (codeOf(error) === WRITE_CONFLICT && (await this.#hasMoved(batch))) throw fencedAt(batch);
      throw error;
    }
  }

  async #movePosition(batch: Batch, session: Session): Promise<number> {
    const { partition, from, to, lastInput, events } = batch;
    const moved = await this.#tables.positions.findOneAndUpdate(
      { _id: partition, next: from },
      { $set: { next: to, ...(to === from ? {} : { lastInput }) }, $inc: { events: events.length } },
      { session, upsert: from === 0, returnDocument: 'after' },
    );
    if (moved === null) throw fencedAt(batch);
    return moved.events - events.length;
  }

  async #moveHeads({ heads }: Batch, session: Session): Promise<void> {
    if (heads.length === 0) return;
    const { matchedCount, upsertedCount } = await this.#tables.heads.bulkWrite(heads.map(headMove), { session });
    if (matchedCount + upsertedCount === heads.length) return;
    throw new CommitFailed(
      'fenced',
      `the heads of ${heads.map(({ before }) => before.pool).join()} are no longer what was decided on`,
    );
  }

  /** Another transaction holds the position or a head: waits until its outcome is seen. False: it came to nothing. */
  async #hasMoved({ partition, from, heads }: Batch): Promise<boolean> {
    for (let look = 0; look < LOOKS; look++) {
      if ((await this.position(partition)).next !== from) return true;
      for (const { before } of heads) if (!isSame(before, await this.head(before.pool))) return true;
      await wait(BETWEEN_LOOKS);
    }
    return false;
  }

  async #read<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw outside(error);
    }
  }
}

function headMove({ before, after }: Batch['heads'][number]): Operation<HeadRow> {
  const { pool, epoch, seq, now } = before;
  const isFirst = epoch === 1 && seq === 0 && now === 0;
  const filter = { _id: text(pool), epoch: number(epoch), seq: number(seq), now: number(now) };
  return {
    updateOne: { filter, update: { $set: { epoch: after.epoch, seq: after.seq, now: after.now } }, upsert: isFirst },
  };
}

function rowOf(partition: number, n: number, { pool, seq, id, subject }: Envelope, value: string): EventRow {
  const row = { _id: eventKey(pool, seq), id, partition, n };
  return subject === undefined ? { ...row, value } : { ...row, subject, value };
}

function envelopes(rows: EventRow[]): Envelope[] {
  return rows.map(({ value }) => JSON.parse(value) as Envelope);
}

function isSame(one: PoolHead, other: PoolHead): boolean {
  return one.epoch === other.epoch && one.seq === other.seq && one.now === other.now;
}

function fencedAt({ partition, from }: Batch): CommitFailed {
  return new CommitFailed('fenced', `partition ${String(partition)} is no longer at input ${String(from)}`);
}
