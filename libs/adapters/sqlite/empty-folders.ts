import fs from 'node:fs';
import path from 'node:path';
import { LOCK_FILE } from './files.js';

/** Removes whatever these folders hold, but for the lock, by which this process holds them. */
export function emptyFolders(...folders: readonly string[]): void {
  for (const folder of folders) {
    const left = fs.readdirSync(folder).filter((name) => !name.startsWith(LOCK_FILE));
    for (const name of left) fs.rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}
