import type { Rule } from './case.js';
import { fails, passes } from './verdict.js';

/**
 * Something that was said about this contact could not be taken in yet and might forbid writing: nothing goes out until
 * it is settled. No number; judgement: what we do not know counts as the stricter case.
 */
export const held: Rule = ({ contact }) =>
  contact.heldBy.length === 0 ? passes('held/none') : fails('held/held', null, { lines: contact.heldBy.length });
