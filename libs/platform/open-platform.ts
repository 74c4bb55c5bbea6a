import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { systemClock } from '#libs/adapters/clock/system-clock.js';
import type { RandomBytes } from '#libs/adapters/crypto/random-bytes.js';
import { DISK_RESERVE } from '#libs/adapters/sqlite/disk.js';
import { openEmbedded } from '#libs/adapters/sqlite/embedded.js';
import type { EmbeddedOptions, EmbeddedPlatform } from '#libs/adapters/sqlite/embedded.js';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { Clock } from '#libs/ports/clock.js';
import { collections } from './collections.js';
import { withGenerations } from './generations.js';

export interface PlatformOptions {
  /** Where the data lies; made if it is missing. Held by one process at a time. */
  dataDir: string;
  /** Where master key, pepper and erasure log lie; made if it is missing. Never inside `dataDir`. */
  keysDir: string;
  clock?: Clock;
  random?: RandomBytes;
  /** Bytes of free disk below which nothing is written. */
  diskReserve?: number;
  /** false: a crash of the machine may lose the last writes. For the demo's months, rehearsals and simulations. */
  durable?: boolean;
  /** true: what the folders hold is removed first, once nobody else has them. For what can be made again, such as the demo. */
  anew?: boolean;
}

/**
 * Opens the embedded platform. Throws OutsideWorld with one sentence that says what to do: `data-in-use`,
 * `data-unwritable`, `data-format`, `data-damaged`, `master-key-missing`, `master-key-wrong`, `master-key-exposed`.
 */
export async function openPlatform(options: PlatformOptions): Promise<EmbeddedPlatform> {
  const platform = openEmbedded(embeddedOptions(options));
  return { ...platform, ...withGenerations(platform, true) };
}

/** The same with what is usual filled in, and both folders there. */
export function embeddedOptions(options: PlatformOptions): EmbeddedOptions {
  const { clock = systemClock, random = randomBytes, diskReserve = DISK_RESERVE, durable = true, anew } = options;
  const dataDir = writableFolder(options.dataDir, 'KITH_DATA');
  const keysDir = writableFolder(options.keysDir, 'KITH_KEYS');
  return { dataDir, keysDir, clock, random, durable, anew, collections, disk: { reserve: diskReserve } };
}

function writableFolder(folder: string, setting: string): string {
  const absolute = path.resolve(folder);
  try {
    fs.mkdirSync(absolute, { recursive: true, mode: 0o700 });
    fs.accessSync(absolute, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
    return absolute;
  } catch (cause) {
    const text = `${absolute} cannot be written: change its owner or permissions, or set ${setting} to another folder.`;
    throw new OutsideWorld(text, false, 'data-unwritable', { cause });
  }
}
