import type { KithEvent } from '#libs/events/catalog.js';

const types = new Set<string>([
  'pool.policy-changed',
  'pool.employer-opened',
  'pool.member-changed',
  'pool.member-removed',
] satisfies KithEvent['type'][]);

/** Whether what the rules keep back may be free sooner than they said, whomever it is about: it is asked for, and told, anew. */
export function asksAnew({ type }: { type: string }): boolean {
  return types.has(type);
}
