import type { ContactFacts } from './facts.js';

/** Whether no reason counts any more until somebody says otherwise: they objected, are restricted, or were let go. */
export function isParted({ objectedAt, restricted, releasedAt }: ContactFacts): boolean {
  return objectedAt !== null || restricted.length > 0 || releasedAt !== null;
}
