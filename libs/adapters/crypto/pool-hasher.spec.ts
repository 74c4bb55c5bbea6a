import { createHmac, hkdfSync } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { hashKey, poolHasher } from './pool-hasher.js';

test('a hash is HMAC-SHA-256 under the key of the pool, cut to 22 characters', () => {
  const pepper = Buffer.alloc(32, 7);
  const key = Buffer.from(hkdfSync('sha256', pepper, '', 'kith/hash/p_1', 32));
  const hash = poolHasher(hashKey(pepper, 'p_1'));
  for (const text of ['', 'mail:ada@example.com', '語'.repeat(1_000), 'ö'.repeat(1_001), 'a']) {
    const hmac = createHmac('sha256', key).update(text).digest('base64url');
    expect(hash(text)).toBe(hmac.slice(0, 22));
  }
});
