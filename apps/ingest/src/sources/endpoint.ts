import { createHash, timingSafeEqual } from 'node:crypto';
import type { Source } from './source.js';

/** Pool, source and the unguessable token, as the last part of an address: `p_1~s_1~…`. */
export function endpointOf({ pool, id, own }: Source): string | null {
  return own.token === null ? null : `${pool}~${id}~${own.token}`;
}

/** What an endpoint names, and whether its token is that source's; null for what is none. */
export function readEndpoint(text: string): { pool: string; id: string; opens: (source: Source) => boolean } | null {
  const [pool, id, token, ...more] = text.split('~');
  if (pool === undefined || id === undefined || token === undefined || more.length > 0) return null;
  return { pool, id, opens: ({ own }) => own.token !== null && same(own.token, token) };
}

/** As long for a near miss as for any other. */
function same(one: string, other: string): boolean {
  return timingSafeEqual(hash(one), hash(other));
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
