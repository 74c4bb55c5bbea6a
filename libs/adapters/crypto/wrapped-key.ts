import { createSecretKey } from 'node:crypto';
import type { DataKey } from '#libs/ports/keys.js';
import { dataKey, openBytes, sealBytes } from './data-key.js';
import type { MasterKey } from './master-key.js';
import type { RandomBytes } from './random-bytes.js';

const KEY_SIZE = 32;
const NONCE_SIZE = 12;

/** Makes the keys of subjects, wrapped by the master key under `name`, and opens them. */
export class KeyWrapper {
  constructor(
    private readonly master: MasterKey,
    private readonly random: RandomBytes,
  ) {}

  /** A fresh key, as it is stored and as it is used. */
  make(name: string): { wrapped: Buffer; key: DataKey } {
    const bytes = this.random(KEY_SIZE);
    return { wrapped: this.wrap(name, bytes), key: dataKey(createSecretKey(bytes), this.random) };
  }

  /** The bytes of a key, as they are stored. */
  wrap(name: string, bytes: Buffer): Buffer {
    return sealBytes(this.master.key, this.random(NONCE_SIZE), name, bytes);
  }

  /** The bytes of a stored key. Throws as `open` does. */
  unwrap(name: string, wrapped: Buffer): Buffer {
    return openBytes(this.master.key, name, wrapped);
  }

  /** A stored key, in use. Throws BrokenInvariant if it was wrapped for another name or by another master key. */
  open(name: string, wrapped: Buffer): DataKey {
    return dataKey(createSecretKey(this.unwrap(name, wrapped)), this.random);
  }
}

/** Where a subject's key is stored, and what it is bound to. */
export function keyName({ pool, subject }: { pool: string; subject: string }): string {
  return `${pool}|${subject}`;
}
