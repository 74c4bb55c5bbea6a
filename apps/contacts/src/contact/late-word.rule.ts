import type { Card, ObservedField } from '../documents.js';
import type { Said } from './said.rule.js';

/**
 * An observation without what its own source has said otherwise since. Platforms deliver in no order, and again what did
 * not arrive: by their own time the newest stands, and a former employer told late is no new job.
 */
export function withoutLate(card: Pick<Card, 'saidBy' | 'saidAt'>, said: Said): Said {
  const late = (field: ObservedField) =>
    card.saidBy[field] === said.source && (card.saidAt[field] ?? 0) > said.observedAt;
  return {
    ...said,
    ...(late('name') ? { name: null } : {}),
    ...(late('headline') ? { headline: null } : {}),
    ...(late('employer') ? { employer: null, position: null } : {}),
    ...(late('location') ? { location: null } : {}),
  };
}
