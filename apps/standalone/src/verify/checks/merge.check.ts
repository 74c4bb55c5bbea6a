import { text } from '../fields.js';
import type { Line } from '../ledger-line.js';
import type { Check, PoolSeen } from '../state.js';

type Found = Parameters<Check>[2];

/** Only contacts that are there become one, only what is one is parted, and of a part nothing is said but through the whole. */
export const mergeCheck: Check = (pool, line, found) => {
  const isPart = pool.merged.has(line.subject ?? '');
  if (line.type === 'contact.merged') joins(pool, line, found);
  else if (line.type !== 'contact.unmerged') aside(isPart, line, found);
  else if (!isPart) found('merged', 'parts what is not one');
};

function joins(pool: PoolSeen, line: Line, found: Found): void {
  const both = [line.subject ?? '', text(line.data, 'into')];
  if (new Set(both).size === 1) found('merged', 'joins somebody with themselves');
  if (both.some((id) => pool.merged.has(id))) found('merged', 'joins somebody who is part of another already');
  if (both.some((id) => !pool.contacts.has(id))) found('merged', 'joins somebody the ledger does not know');
}

function aside(isPart: boolean, { type, data }: Line, found: Found): void {
  if (!isPart || type.startsWith('privacy.') || text(data, 'into') !== '') return;
  found('merged', 'is about somebody who is part of another');
}
