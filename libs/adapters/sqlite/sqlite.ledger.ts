import type { StatementSync } from 'node:sqlite';
import { CommitFailed, OutsideWorld } from '#libs/kernel/errors.js';
import type { Envelope } from '#libs/kernel/envelope.js';
import type { BusRecord } from '#libs/ports/bus.js';
import type { Batch, Ledger, PoolHead, Position } from '#libs/ports/ledger.js';
import { checkNumbers } from '#libs/adapters/stored/batch-numbers.js';
import { eventKey } from '#libs/adapters/stored/event-key.js';
import { eventText, LARGEST_DOCUMENT } from '#libs/adapters/stored/sizes.js';
import { commitFailure, outside } from './failures.js';
import type { QueryReader } from './query-reader.js';
import type { Store } from './store.js';
import { eventRecord } from './topic-log.js';

/** The ledger in `node:sqlite`: a commit is one immediate transaction with one wait for the disk, which others may share. */
export class SqliteLedger implements Ledger {
  readonly #position: StatementSync;
  readonly #head: StatementSync;
  readonly #pools: StatementSync;
  readonly #firstPosition: StatementSync;
  readonly #movePosition: StatementSync;
  readonly #firstHead: StatementSync;
  readonly #moveHead: StatementSync;
  readonly #addEvent: StatementSync;

  constructor(
    private readonly store: Store,
    private readonly queries: QueryReader,
  ) {
    const { db } = store;
    this.#position = db.prepare('SELECT next, last_input AS lastInput FROM positions WHERE partition = ?');
    this.#head = db.prepare('SELECT pool, epoch, seq, now FROM heads WHERE pool = ?');
    this.#pools = db.prepare('SELECT pool FROM heads ORDER BY pool');
    this.#firstPosition = db.prepare('INSERT OR IGNORE INTO positions VALUES (?, 0, NULL)');
    this.#movePosition = db.prepare(
      'UPDATE positions SET next = ?, last_input = CASE WHEN next = ? THEN last_input ELSE ? END WHERE partition = ? AND next = ?',
    );
    this.#firstHead = db.prepare('INSERT OR IGNORE INTO heads VALUES (?, 1, 0, 0)');
    this.#moveHead = db.prepare(
      'UPDATE heads SET epoch = ?, seq = ?, now = ? WHERE pool = ? AND epoch = ? AND seq = ? AND now = ?',
    );
    this.#addEvent = db.prepare('INSERT INTO ledger(id, subject, value) VALUES (?, ?, ?)');
  }

  position(partition: number): Promise<Position> {
    return this.#read(() => ({ next: 0, lastInput: null, ...(this.#position.get(partition) as Position | undefined) }));
  }

  head(pool: string): Promise<PoolHead> {
    return this.#read(() => ({ pool, epoch: 1, seq: 0, now: 0, ...(this.#head.get(pool) as PoolHead | undefined) }));
  }

  read(pool: string, after: number, limit: number): Promise<Envelope[]> {
    return this.#read(() => this.queries.events(pool, after, limit));
  }

  about(pool: string, subject: string, before: number, limit: number): Promise<Envelope[]> {
    return this.#read(() => this.queries.about(pool, subject, before, limit));
  }

  pools(): Promise<string[]> {
    return this.#read(() => this.#pools.all().map((row) => String(row.pool)));
  }

  async commit(batch: Batch): Promise<void> {
    checkNumbers(batch);
    const events = await this.#durably(() => this.#write(batch));
    if (events.length > 0) this.store.bell.ring('pool-events', events);
  }

  async #durably<Result>(work: () => Result): Promise<Result> {
    try {
      this.store.disk.demand();
      return await this.store.group.write(work);
    } catch (error) {
      throw isFullDisk(error)
        ? new CommitFailed('transient', error.message, { cause: error })
        : commitFailure(error, this.store.file);
    }
  }

  /** Answers its events as their readers are handed them. */
  #write(batch: Batch): BusRecord[] {
    this.#moveFrom(batch);
    for (const { before, after } of batch.heads) this.#moveFromHead(before, after);
    const events = batch.events.map((event) => this.#add(event));
    for (const change of batch.documents) this.store.write(change, LARGEST_DOCUMENT);
    for (const change of batch.records) this.store.write(change, LARGEST_DOCUMENT);
    return events;
  }

  #moveFrom({ partition, from, to, lastInput }: Batch): void {
    this.#firstPosition.run(partition);
    const { changes } = this.#movePosition.run(to, to, lastInput, partition, from);
    if (changes !== 1)
      throw new CommitFailed('fenced', `partition ${String(partition)} is no longer at input ${String(from)}`);
  }

  #moveFromHead(before: PoolHead, after: PoolHead): void {
    this.#firstHead.run(before.pool);
    const { changes } = this.#moveHead.run(
      after.epoch,
      after.seq,
      after.now,
      before.pool,
      before.epoch,
      before.seq,
      before.now,
    );
    if (changes !== 1)
      throw new CommitFailed('fenced', `pool ${before.pool} is no longer at event ${String(before.seq)}`);
  }

  #add(event: Envelope): BusRecord {
    const text = eventText(event);
    const { lastInsertRowid } = this.#addEvent.run(eventKey(event.pool, event.seq), event.subject ?? null, text);
    return eventRecord(Number(lastInsertRowid), text);
  }

  async #read<Result>(work: () => Result): Promise<Result> {
    try {
      return work();
    } catch (error) {
      throw outside(error, this.store.file);
    }
  }
}

function isFullDisk(error: unknown): error is OutsideWorld {
  return error instanceof OutsideWorld && error.code === 'disk-full';
}
