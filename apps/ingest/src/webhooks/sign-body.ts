import { createHmac } from 'node:crypto';

/** HMAC-SHA-256 of a body, as most platforms sign. */
export function hmacOf(raw: string, secret: string, encoding: 'hex' | 'base64' | 'base64url' = 'hex'): string {
  return createHmac('sha256', secret).update(raw).digest(encoding);
}
