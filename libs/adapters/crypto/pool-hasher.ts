import { hash, hkdfSync } from 'node:crypto';

const KEY_SIZE = 32;
const HASH_LENGTH = 22;
/** Bytes that SHA-256 works on at a time. */
const BLOCK = 64;

/** The subject under which the secret of a pool that has moved is stored among its keys: elsewhere the pepper is another. */
export const HASHES = 'hashes';

/** The secret behind a pool's hashes, as long as it has not moved. */
export function hashKey(pepper: Buffer, pool: string): Buffer {
  return Buffer.from(hkdfSync('sha256', pepper, '', `kith/hash/${pool}`, KEY_SIZE));
}

/**
 * HMAC-SHA-256 (base64url, 22 characters) under a key that is the pool's own. Put together from
 * two plain hashes as RFC 2104 says: `createHmac` costs four times as much a call, and an imported row needs several.
 */
export function poolHasher(key: Buffer): (text: string) => string {
  const [inner, outer] = [padded(key, 0x36), padded(key, 0x5c)];
  return (text) => {
    const first = hash('sha256', Buffer.concat([inner, Buffer.from(text)]), 'buffer');
    return hash('sha256', Buffer.concat([outer, first]), 'base64url').slice(0, HASH_LENGTH);
  };
}

function padded(key: Buffer, pad: number): Buffer {
  return Buffer.from(Uint8Array.from({ length: BLOCK }, (_, at) => (key[at] ?? 0) ^ pad));
}
