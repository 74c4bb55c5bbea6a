import { hash, hkdfSync } from 'node:crypto';

const KEY_SIZE = 32;
const HASH_LENGTH = 22;
/** Bytes of a SHA-256. */
const DIGEST = 32;
/** Bytes that SHA-256 works on at a time. */
const BLOCK = 64;
/** Characters of what is hashed all the time: ids, names, addresses. */
const SHORT = 1_000;
/** Bytes that a character becomes at most. */
const WIDEST = 3;

/** The subject under which the secret of a pool that has moved is stored among its keys: elsewhere the pepper is another. */
export const HASHES = 'hashes';

/** The secret behind a pool's hashes, as long as it has not moved. */
export function hashKey(pepper: Buffer, pool: string): Buffer {
  return Buffer.from(hkdfSync('sha256', pepper, '', `kith/hash/${pool}`, KEY_SIZE));
}

/**
 * HMAC-SHA-256 (base64url, 22 characters) under a key that is the pool's own. Put together from
 * two plain hashes as RFC 2104 says: `createHmac` costs four times as much a call, and an imported row needs several.
 * What is hashed is put together in the same two buffers each time, and the inner hash comes as a string of bytes: each
 * new buffer costs a quarter of a call.
 */
export function poolHasher(key: Buffer): (text: string) => string {
  const inner = padded(key, 0x36, SHORT * WIDEST);
  const outer = padded(key, 0x5c, DIGEST);
  return (text) => {
    outer.write(hash('sha256', innerMessage(inner, text), 'binary'), BLOCK, 'latin1');
    return hash('sha256', outer, 'base64url').slice(0, HASH_LENGTH);
  };
}

function innerMessage(inner: Buffer, text: string): Buffer {
  if (text.length > SHORT) return Buffer.concat([inner.subarray(0, BLOCK), Buffer.from(text)]);
  return inner.subarray(0, BLOCK + inner.write(text, BLOCK));
}

/** The key, padded to a block, with so many bytes of room behind it. */
function padded(key: Buffer, pad: number, room: number): Buffer {
  const block = Uint8Array.from({ length: BLOCK }, (_, at) => (key[at] ?? 0) ^ pad);
  return Buffer.concat([block, Buffer.alloc(room)]);
}
