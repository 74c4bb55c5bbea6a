import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';

const KEY_SIZE = 32;
const HASH_LENGTH = 22;

/** HMAC-SHA-256 (base64url, 22 characters) under a key that is the pool's own, derived from the pepper. */
export function poolHasher(pepper: Buffer, pool: string): (text: string) => string {
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', pepper, '', `kith/hash/${pool}`, KEY_SIZE)));
  return (text) => createHmac('sha256', key).update(text).digest('base64url').slice(0, HASH_LENGTH);
}
