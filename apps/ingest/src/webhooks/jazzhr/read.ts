import type { About, Delivered } from '../calling-kind.js';
import { headerOf, type Headers } from '../signature.js';

/** What JazzHR sends once the address is to be tried. */
export const VERIFY = { data: 'JazzHR Verify Event' };

/**
 * What a delivery of JazzHR means: what it is called stands in a header. No paper says which fields a candidate has, so
 * one is set aside, and shown as not understood, until somebody has seen what really comes.
 */
export function readJazzHR(_body: unknown, _about: About, headers: Headers): Delivered {
  const action = headerOf(headers, 'x-jazzhr-event')?.slice(0, 100) ?? null;
  if (action === 'VERIFY') return { is: 'ping', action };
  return { is: 'unknown', action, why: action === 'CANDIDATE-EXPORT' ? 'shape' : 'action' };
}
