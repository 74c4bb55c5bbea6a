import type { Rule } from './case.js';
import { fails, passes } from './verdict.js';

/**
 * Never write to somebody who said they do not want to hear from us: whole team, every channel, until they themselves
 * wish otherwise. No number; source: the right to object (GDPR Art. 21) and plain decency.
 */
export const objection: Rule = ({ contact }) =>
  contact.objectedAt === null
    ? passes('objection/none')
    : fails('objection/objected', null, { at: contact.objectedAt });
