import type { Rule } from './case.js';
import { fails, passes } from './verdict.js';

/**
 * Whom we let go stays let go, until a sign of theirs or a member's decision brings them back. No number; source: the
 * idea of this product, which keeps the good contacts and lets the others go.
 */
export const released: Rule = ({ contact }) =>
  contact.releasedAt === null ? passes('released/none') : fails('released/released', null, { at: contact.releasedAt });
