import type { Rule } from './case.js';
import { fails, passes } from './verdict.js';

/**
 * Data that may only be kept is not used: nobody is written to on its strength until the restriction is lifted. No
 * number; source: the right to restriction of processing (GDPR Art. 18), and a platform's word that it deleted somebody.
 */
export const restriction: Rule = ({ contact: { restricted } }) => {
  const [first] = restricted;
  if (first === undefined) return passes('restriction/none');
  return fails(first.ground === 'wish' ? 'restriction/wished' : 'restriction/platform', null, { at: first.at });
};
