import { text } from './fields.js';
import type { InPool } from './effects.js';
import { memberOf } from './state.js';

/** What members asked to be told, and what they were. */
export const digestsInPool: Record<string, InPool> = {
  'digest.asked': (pool, { seq, data }) => {
    memberOf(pool, text(data, 'member')).asked = seq;
  },
  'digest.sent': (pool, { data }) => {
    const member = memberOf(pool, text(data, 'member'));
    if (text(data, 'trigger') === 'morning') member.toldOn = text(data, 'day');
    else member.asked = null;
  },
};
