import { createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { OutsideWorld } from '#libs/kernel/errors.js';
import type { RandomBytes } from './random-bytes.js';

/** What the keys folder holds: the key that wraps all data keys, and the secret behind every pool's hashes. */
export interface MasterKey {
  key: KeyObject;
  pepper: Buffer;
}

const SIZE = 32;

/**
 * Reads `master.key` and `pepper` of the keys folder. They are made, mode 0600, when `fresh` says that nothing is
 * sealed yet; otherwise a missing one is an OutsideWorld `master-key-missing`, for a new one could open nothing.
 */
export function openMasterKey(folder: string, random: RandomBytes, fresh: boolean): MasterKey {
  const secret = (name: string): Buffer => {
    const file = path.join(folder, name);
    if (fs.existsSync(file)) return readSecret(file);
    if (!fresh) throw missing(file);
    return writeSecret(file, random(SIZE)) ?? readSecret(file);
  };
  return { key: createSecretKey(secret('master.key')), pepper: secret('pepper') };
}

function readSecret(file: string): Buffer {
  const loose = fs.statSync(file).mode & 0o077;
  if (loose !== 0 && path.sep === '/') {
    throw new OutsideWorld(`${file} can be read by other users: run "chmod 600 ${file}".`, false, 'master-key-exposed');
  }
  const bytes = Buffer.from(fs.readFileSync(file, 'utf8').trim(), 'base64url');
  if (bytes.length === SIZE) return bytes;
  throw new OutsideWorld(`${file} is damaged: put it back from your copy.`, false, 'master-key-damaged');
}

/** Null if another process that starts at the same moment is making it. */
function writeSecret(file: string, bytes: Buffer): Buffer | null {
  try {
    const handle = fs.openSync(file, 'wx', 0o600);
    fs.writeSync(handle, `${bytes.toString('base64url')}\n`);
    fs.fsyncSync(handle);
    fs.closeSync(handle);
    return bytes;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return null;
    throw error;
  }
}

function missing(file: string): OutsideWorld {
  const text = `${file} is missing, and without it the stored data cannot be read: put it back, or set KITH_KEYS to the folder that holds it.`;
  return new OutsideWorld(text, false, 'master-key-missing');
}
