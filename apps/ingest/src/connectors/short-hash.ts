import { createHash } from 'node:crypto';

/** By which a cursor knows a text again without holding it: names nobody, and is short. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
