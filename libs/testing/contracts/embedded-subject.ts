import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openMasterKey } from '#libs/adapters/crypto/master-key.js';
import { openEmbedded } from '#libs/adapters/sqlite/embedded.js';
import type { EmbeddedPlatform } from '#libs/adapters/sqlite/embedded.js';
import { ErasureLog } from '#libs/adapters/sqlite/erasure-log.js';
import { KEYS_FILE } from '#libs/adapters/sqlite/files.js';
import { openDatabase } from '#libs/adapters/sqlite/open-database.js';
import { SqliteKeys } from '#libs/adapters/sqlite/sqlite.keys.js';
import { emptyLog } from '#libs/adapters/sqlite/write-ahead-log.js';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import type { Collection } from '#libs/ports/collections.js';
import type { Keys } from '#libs/ports/keys.js';
import type { Subject } from './subject.js';

/** The embedded platform in a temporary folder, on a virtual clock. */
export class EmbeddedSubject implements Subject {
  readonly scale = { second: 1_000, hour: 3_600_000, runs: 10 };
  readonly dataDir: string;
  readonly keysDir: string;
  readonly clock = new VirtualClock(Date.parse('2026-03-02T08:00:00Z'));
  platform: EmbeddedPlatform;
  #full = false;
  readonly #root = fs.mkdtempSync(path.join(os.tmpdir(), 'kith-contract-'));
  readonly #others: (() => void)[] = [];

  constructor(private readonly collections: readonly Collection[]) {
    this.clock.settle = () => this.platform.quiet();
    this.dataDir = path.join(this.#root, 'data');
    this.keysDir = path.join(this.#root, 'keys');
    fs.mkdirSync(this.dataDir);
    fs.mkdirSync(this.keysDir);
    this.platform = this.#open();
  }

  readonly pass = async (ms: number): Promise<void> => {
    await this.clock.advance(this.clock.now() + ms);
  };

  readonly reopen = async (): Promise<void> => {
    await this.platform.close();
    this.platform = this.#open();
  };

  /** It is in memory. */
  readonly loseQueue = (): Promise<void> => this.reopen();

  readonly otherKeys = async (): Promise<Keys> => {
    const file = path.join(this.dataDir, KEYS_FILE);
    const db = openDatabase({ file, durable: false });
    this.#others.push(() => db.close());
    const master = openMasterKey(this.keysDir, randomBytes, false);
    const erasures = new ErasureLog(this.keysDir);
    const nothing = (): Promise<void> => Promise.resolve();
    const watch = { written: () => undefined, sync: null, lasting: nothing, empty: async () => emptyLog(db, file) };
    return new SqliteKeys({ file, db, master, erasures, clock: this.clock, random: randomBytes, ...watch });
  };

  readonly keepKeys = async (): Promise<() => Promise<void>> => {
    const file = path.join(this.dataDir, KEYS_FILE);
    await this.platform.close();
    const kept = fs.readFileSync(file);
    this.platform = this.#open();
    return async () => {
      await this.platform.close();
      for (const stale of [file, `${file}-wal`, `${file}-shm`]) fs.rmSync(stale, { force: true });
      fs.writeFileSync(file, kept);
      this.platform = this.#open();
    };
  };

  readonly fillDisk = (full: boolean): void => {
    this.#full = full;
  };

  readonly close = async (): Promise<void> => {
    for (const closeOther of this.#others) closeOther();
    await this.platform.close();
    fs.rmSync(this.#root, { recursive: true, force: true });
  };

  #open(): EmbeddedPlatform {
    const free = () => (this.#full ? 0 : Number.MAX_SAFE_INTEGER);
    const { dataDir, keysDir, clock, collections } = this;
    return openEmbedded({
      dataDir,
      keysDir,
      clock,
      collections,
      random: randomBytes,
      durable: false,
      disk: { reserve: 1, free },
    });
  }
}
