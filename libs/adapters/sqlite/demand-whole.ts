import fs from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { OutsideWorld } from '#libs/kernel/errors.js';

/** Data without the keys of its persons could never be read again, and new keys would hide that. */
export function demandKeys(file: string, keysFile: string): void {
  if (!fs.existsSync(file) || fs.existsSync(keysFile)) return;
  throw missing(keysFile, 'is missing, and without it the stored data cannot be read');
}

/** Keys of persons without the data they seal: an empty Kith would hide that everything is gone. */
export function demandData(file: string, keys: DatabaseSync): void {
  if (!isEmpty(file) || !holdsKeys(keys)) return;
  throw missing(file, 'is missing or empty, and there are keys of persons whose data it held');
}

/** A database that nothing was ever written to. */
function isEmpty(file: string): boolean {
  return [file, `${file}-wal`].every((part) => (fs.statSync(part, { throwIfNoEntry: false })?.size ?? 0) === 0);
}

function holdsKeys(keys: DatabaseSync): boolean {
  if (keys.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'keys'`).get() === undefined) return false;
  return keys.prepare('SELECT 1 FROM keys WHERE wrapped IS NOT NULL LIMIT 1').get() !== undefined;
}

function missing(file: string, what: string): OutsideWorld {
  const text = `${file} ${what}: put it back, or restore your last backup.`;
  return new OutsideWorld(text, false, 'data-damaged');
}
