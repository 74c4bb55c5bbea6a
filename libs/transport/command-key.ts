import { createHash } from 'node:crypto';

/** Where the outcome of a command is kept: nobody's key can meet another's. */
export function commandKey(pool: string, actor: string, idempotencyKey: string): string {
  return hashOf([pool, actor, idempotencyKey]);
}

/** Tells whether the same key asks for the same thing. */
export function bodyHash(kind: string, data: unknown, ifMatch: number | undefined): string {
  return hashOf([kind, data, ifMatch ?? null]);
}

function hashOf(parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
