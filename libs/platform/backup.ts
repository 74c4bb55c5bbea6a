import path from 'node:path';
import { writeBackup } from '#libs/adapters/sqlite/backup.js';
import type { Archives } from '#libs/adapters/sqlite/backup.js';
import { restoreBackup } from '#libs/adapters/sqlite/restore.js';
import { collections } from './collections.js';
import { embeddedOptions } from './open-platform.js';
import type { PlatformOptions } from './open-platform.js';

/** Backs up the embedded platform's data, also while it runs; `name` becomes part of the archives' names. */
export function backupData({
  dataDir,
  folder,
  name,
}: {
  dataDir: string;
  folder: string;
  name: string;
}): Promise<Archives> {
  return writeBackup({ dataDir: path.resolve(dataDir), folder: path.resolve(folder), name, collections });
}

/** Restores a backup into an empty data folder, with the keys folder it belongs to. Takes the folder's lock meanwhile. */
export function restoreData(archives: Archives, options: PlatformOptions): Promise<void> {
  return restoreBackup(archives, embeddedOptions(options));
}
