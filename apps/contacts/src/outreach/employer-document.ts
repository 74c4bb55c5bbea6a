import type { EmployerFacts } from '#libs/etiquette/desk-facts.js';
import type { SaidOf } from '../identity/said-of.fold.js';

/** What the rule looks at, and whose each message was, should somebody be parted. */
export interface EmployerDoc extends EmployerFacts {
  persons: (EmployerFacts['persons'][number] & SaidOf)[];
  /** while it is said to be off-limits: since when (for the list of these), what it is called, and why in words */
  closedAt?: number;
  name?: string | null;
  note?: string | null;
}
