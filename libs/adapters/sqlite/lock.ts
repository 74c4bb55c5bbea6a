import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { OutsideWorld } from '#libs/kernel/errors.js';
import { resultCode } from './failures.js';
import { LOCK_FILE } from './files.js';

const BUSY = 5;

/**
 * Takes the data folder for this process: an open exclusive transaction on `lock.db`, which the operating system gives
 * back when the process ends, however it ends. A second taker gets OutsideWorld `data-in-use`. Returns the release.
 */
export function lockFolder(folder: string): () => void {
  const db = new DatabaseSync(path.join(folder, LOCK_FILE), { timeout: 0 });
  try {
    db.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    throw resultCode(error) === BUSY ? inUse(folder, error) : error;
  }
  return () => {
    if (db.isOpen) db.close();
  };
}

function inUse(folder: string, cause: unknown): OutsideWorld {
  const text = `The data in ${folder} is in use by another Kith: stop that one first, or set KITH_DATA to another folder.`;
  return new OutsideWorld(text, false, 'data-in-use', { cause });
}
