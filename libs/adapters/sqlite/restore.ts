import fs from 'node:fs';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Archives } from './backup.js';
import { openEmbedded } from './embedded.js';
import type { EmbeddedOptions } from './embedded.js';
import { outside } from './failures.js';
import { DATA_FILE, KEYS_FILE } from './files.js';
import { lockFolder } from './lock.js';
import { openDatabase } from './open-database.js';

/**
 * Puts a backup into an empty data folder. Every pool begins a new epoch, so that readers rebuild what they made of later
 * events; the inputs begin anew; keys destroyed since, which the erasure log in the keys folder knows, are destroyed again.
 * All or nothing. Throws OutsideWorld: `data-present`, `archive-damaged`, and those of opening.
 */
export async function restoreBackup(archives: Archives, options: EmbeddedOptions): Promise<void> {
  const places = [
    { from: archives.keys, to: path.join(options.dataDir, KEYS_FILE), holds: 'keys' },
    { from: archives.ledger, to: path.join(options.dataDir, DATA_FILE), holds: 'heads' },
  ];
  const unlock = lockFolder(options.dataDir);
  try {
    for (const { to } of places) demandAbsent(to);
    for (const place of places) take(place);
    raiseEpochs(path.join(options.dataDir, DATA_FILE));
    unlock();
    await openEmbedded(options).close();
  } catch (error) {
    if (!isPresent(error)) for (const { to } of places) remove(to);
    throw outside(error, options.dataDir);
  } finally {
    unlock();
  }
}

function demandAbsent(file: string): void {
  if (!fs.existsSync(file)) return;
  const text = `${path.dirname(file)} already holds data: move it away, or set KITH_DATA to an empty folder.`;
  throw new OutsideWorld(text, false, 'data-present');
}

function isPresent(error: unknown): boolean {
  return error instanceof OutsideWorld && error.code === 'data-present';
}

/** Both archives are whole or nothing is restored; `holds` tells them apart: a table that only this one has. */
function take({ from, to, holds }: { from: string; to: string; holds: string }): void {
  try {
    fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL);
    within(to, (db) => {
      const result = db.prepare('PRAGMA quick_check').get()?.quick_check;
      if (result !== 'ok') throw new Error(String(result));
      db.prepare(`SELECT 1 FROM ${holds}`).get();
    });
  } catch (cause) {
    throw new OutsideWorld(
      `${from} is not a whole archive of a backup: name the ledger first, then the keys.`,
      false,
      'archive-damaged',
      { cause },
    );
  }
}

function raiseEpochs(file: string): void {
  within(file, (db) => db.exec('UPDATE heads SET epoch = epoch + 1'));
}

function within(file: string, work: (db: DatabaseSync) => void): void {
  const db = openDatabase({ file });
  try {
    work(db);
  } finally {
    db.close();
  }
}

function remove(file: string): void {
  for (const name of [file, `${file}-wal`, `${file}-shm`]) fs.rmSync(name, { force: true });
}
