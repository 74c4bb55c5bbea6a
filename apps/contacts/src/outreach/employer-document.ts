import type { EmployerFacts } from '#libs/etiquette/facts.js';
import type { SaidOf } from '../identity/said-of.fold.js';

/** What the rule looks at, and whose each message was, should somebody be parted. */
export interface EmployerDoc extends EmployerFacts {
  persons: (EmployerFacts['persons'][number] & SaidOf)[];
}
