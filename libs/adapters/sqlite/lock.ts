import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { outside, resultCode } from './failures.js';
import { LOCK_FILE } from './files.js';

const BUSY = 5;
const NO_DATABASE = 26;

/**
 * Takes the data folder for this process: an open exclusive transaction on `lock.db`, which the operating system gives
 * back when the process ends, however it ends. A second taker gets OutsideWorld `data-in-use`. Returns the release.
 */
export function lockFolder(folder: string): () => void {
  const db = locked(folder);
  return () => {
    if (db.isOpen) db.close();
  };
}

function locked(folder: string): DatabaseSync {
  const file = path.join(folder, LOCK_FILE);
  const opened: DatabaseSync[] = [];
  try {
    const db = new DatabaseSync(file, { timeout: 0 });
    opened.push(db);
    db.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
    return db;
  } catch (error) {
    for (const db of opened) db.close();
    throw whyNot(error, folder, file);
  }
}

function whyNot(error: unknown, folder: string, file: string): unknown {
  const code = resultCode(error);
  if (code === BUSY) return inUse(folder, error);
  if (code !== NO_DATABASE) return outside(error, file);
  const text = `${file} is no file of Kith any more: remove it, for it holds no data, and start again.`;
  return new OutsideWorld(text, false, 'data-damaged', { cause: error });
}

function inUse(folder: string, cause: unknown): OutsideWorld {
  const text = `The data in ${folder} is in use by another Kith: stop that one first, or set KITH_DATA to another folder.`;
  return new OutsideWorld(text, false, 'data-in-use', { cause });
}
