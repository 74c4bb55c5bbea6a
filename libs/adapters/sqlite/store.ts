import type { DatabaseSync } from 'node:sqlite';
import { BrokenInvariant, CommitFailed } from '#libs/kernel/errors.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Collection } from '#libs/ports/collections.js';
import type { Change, GuardedChange } from '#libs/ports/documents.js';
import { Bell } from './bell.js';
import { CollectionTable } from './collection-table.js';
import type { Disk } from './disk.js';
import { outside } from './failures.js';
import { GroupCommit } from './group-commit.js';
import type { LogSync } from './log-sync.js';
import { RefusedWrites } from './refused-writes.js';
import { ensureSchema } from './schema.js';

interface Parts {
  file: string;
  db: DatabaseSync;
  disk: Disk;
  clock: Clock;
  collections: readonly Collection[];
  /** Called after every transaction. */
  written: () => void;
  /** null: nothing need last */
  sync: LogSync | null;
}

/** The writing connection of the main file and what its three ports share. */
export class Store {
  readonly group: GroupCommit;
  readonly bell = new Bell();
  readonly file: string;
  readonly db: DatabaseSync;
  readonly disk: Disk;
  /** transactions so far, whatever became of them: while it stands still, so does what can be read */
  turn = 0;
  readonly #refused: RefusedWrites;
  readonly #sync: LogSync | null;
  readonly #collections: readonly Collection[];
  readonly #tables = new Map<string, CollectionTable>();

  constructor({ file, db, disk, clock, collections, written, sync }: Parts) {
    ensureSchema(db, collections);
    this.file = file;
    this.db = db;
    this.disk = disk;
    const touch = db.prepare("INSERT OR REPLACE INTO meta VALUES ('written', ?)");
    this.#refused = new RefusedWrites(file, clock, () => {
      this.group.write(() => touch.run(String(clock.now()))).catch(() => undefined);
    });
    this.group = new GroupCommit(
      db,
      (error) => {
        this.turn += 1;
        written();
        this.#refused.ended(error);
      },
      sync,
    );
    this.#sync = sync;
    this.#collections = collections;
  }

  /** Made when it is first used: a start need not prepare what nobody asks for. Throws BrokenInvariant for a collection that is not in the list. */
  table(name: string): CollectionTable {
    const known = this.#tables.get(name);
    if (known !== undefined) return known;
    const collection = this.#collections.find((one) => one.name === name);
    if (collection === undefined) throw new BrokenInvariant(`${name} is not in the list of collections`);
    const table = new CollectionTable(this.db, collection);
    this.#tables.set(name, table);
    return table;
  }

  /** Why nothing is written at this moment, in one sentence; null while something would be. */
  health(): string | null {
    return this.disk.health() ?? this.#refused.reason;
  }

  /** Writes what is waiting, or forgets it: nothing is written afterwards. */
  end(how: 'flush' | 'drop'): void {
    this.#refused.stop();
    this.group[how]();
  }

  /** Resolves when everything committed so far is on the disk. */
  async lasting(): Promise<void> {
    await this.#sync?.done().catch((error: unknown) => {
      throw outside(error, this.file);
    });
  }

  /** Part of a transaction. Throws CommitFailed: `fenced` for a guard that does not match, `deterministic` for a body of more than `limit` bytes. */
  write(change: Change | GuardedChange, limit: number): void {
    const { pool, collection, key } = change;
    const table = this.table(collection);
    if ('expect' in change && table.seqOf(pool, key) !== change.expect)
      throw new CommitFailed('fenced', `${collection}/${key} is no longer what this change was made from`);
    table.write(change, limit);
  }

  /** Removes from the word indexes what is left there of removed words, a few milliseconds at a time. */
  async purge(): Promise<void> {
    for (const { name } of this.#collections) {
      const table = this.table(name);
      let more = await this.group.write(() => table.purge(true));
      while (more) more = await this.group.write(() => table.purge(false));
    }
  }
}
