import fs from 'node:fs';
import path from 'node:path';
import type { DatabaseSync, StatementResultingChanges } from 'node:sqlite';
import { setImmediate as turn } from 'node:timers/promises';
import type { Collection } from '#libs/ports/collections.js';
import { tableOf } from './fields.js';
import { DATA_FILE, KEYS_FILE } from './files.js';
import { openDatabase } from './open-database.js';
import { ensureSchema } from './schema.js';

/** The two files of a backup. They have different lifetimes: a destroyed key is gone for good once the last `keys` with it is. */
export interface Archives {
  ledger: string;
  keys: string;
}

export interface BackupOptions {
  dataDir: string;
  /** Where the archives are put; made if it is missing. */
  folder: string;
  /** Becomes part of the names. */
  name: string;
  collections: readonly Collection[];
}

const PAGE = 2_000;

/**
 * Writes ledger and records to one archive and the wrapped keys to another, each as of one moment, also while Kith runs.
 * Documents, projections and inputs are left out: the first two are rebuilt, what is undecided is sent again.
 * The master key and the pepper are in neither: they are the operator's to keep.
 */
export async function writeBackup({ dataDir, folder, name, collections }: BackupOptions): Promise<Archives> {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const archives = { ledger: path.join(folder, `${name}.ledger.db`), keys: path.join(folder, `${name}.keys.db`) };
  // The ledger first: a key is stored before the events that it seals.
  await whole(archives.ledger, (part) => copyLedger(path.join(dataDir, DATA_FILE), part, collections));
  await whole(archives.keys, (part) => copyKeys(path.join(dataDir, KEYS_FILE), part));
  return archives;
}

/** Written under another name, on disk, then given its own: an archive is there whole or not at all. */
async function whole(file: string, write: (part: string) => void | Promise<void>): Promise<void> {
  const part = `${file}.part`;
  fs.rmSync(part, { force: true });
  await write(part);
  const handle = fs.openSync(part, 'r+');
  fs.fsyncSync(handle);
  fs.closeSync(handle);
  fs.chmodSync(part, 0o600);
  fs.renameSync(part, file);
}

function copyKeys(from: string, to: string): void {
  const db = openDatabase({ file: from });
  try {
    db.prepare('VACUUM INTO ?').run(to);
  } finally {
    db.close();
  }
}

async function copyLedger(from: string, to: string, collections: readonly Collection[]): Promise<void> {
  const records = collections.filter(({ kind }) => kind === 'record');
  makeArchive(to, records);
  const db = openDatabase({ file: from });
  try {
    db.prepare('ATTACH ? AS archive').run(to);
    db.exec('BEGIN; DELETE FROM archive.meta');
    for (const table of ['meta', 'heads']) db.exec(`INSERT INTO archive.${table} SELECT * FROM main.${table}`);
    for (const table of ['ledger', ...records.map(({ name }) => tableOf(name))]) await copyTable(db, table);
    db.exec('COMMIT');
  } finally {
    db.close();
  }
}

/** A data file with empty tables, without a write-ahead log of its own. */
function makeArchive(file: string, collections: readonly Collection[]): void {
  const db = openDatabase({ file, durable: false });
  ensureSchema(db, collections);
  db.exec('PRAGMA journal_mode = DELETE');
  db.close();
}

/** In pages, with a turn of the event loop between: the copy is of one moment, the process goes on. */
async function copyTable(db: DatabaseSync, table: string): Promise<void> {
  const columns = db.prepare('SELECT name FROM pragma_table_info(?)').all(table);
  const names = columns.map(({ name }) => `"${String(name)}"`).join(', ');
  const copy = db.prepare(
    `INSERT INTO archive.${table}(${names}) SELECT ${names} FROM main.${table} WHERE n > ? ORDER BY n LIMIT ${PAGE}`,
  );
  let last: number | bigint = 0;
  for (;;) {
    const copied: StatementResultingChanges = copy.run(last);
    if (copied.changes === 0) return;
    last = copied.lastInsertRowid;
    await turn();
  }
}
