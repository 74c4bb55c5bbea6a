import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { BrokenInvariant } from '#libs/kernel/errors.js';
import type { DataKey } from '#libs/ports/keys.js';
import type { RandomBytes } from './random-bytes.js';

const NONCE = 12;
const TAG = 16;

/** AES-256-GCM of bytes under a cached KeyObject: nonce, ciphertext, tag. (Raw key bytes cost ten times as much a call.) */
export function sealBytes(key: KeyObject, nonce: Buffer, aad: string, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(aad));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The opposite of `sealBytes`; throws BrokenInvariant for anything that was not sealed by this key for this `aad`. */
export function openBytes(key: KeyObject, aad: string, sealed: Buffer): Buffer {
  if (sealed.length < NONCE + TAG) throw new BrokenInvariant('sealed text is too short to be one');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(aad)).setAuthTag(sealed.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]);
  } catch (cause) {
    throw new BrokenInvariant('sealed text was changed, or was sealed for something else', { cause });
  }
}

/** A subject's key in use: base64 of `sealBytes` over UTF-8, a fresh 12-byte nonce each time. */
export function dataKey(key: KeyObject, random: RandomBytes): DataKey {
  return {
    seal: (aad, text) => sealBytes(key, random(NONCE), aad, Buffer.from(text)).toString('base64'),
    open: (aad, sealed) => openBytes(key, aad, Buffer.from(sealed, 'base64')).toString(),
  };
}
