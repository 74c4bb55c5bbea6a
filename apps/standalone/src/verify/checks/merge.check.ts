import type { Check, Prove } from '../check.js';
import { text } from '../fields.js';
import type { Line } from '../ledger-line.js';
import type { PoolSeen } from '../state.js';
import { rootOf } from '../together.js';

/** Only contacts that are there become one, only what is one is parted, and of a part nothing is said but through the whole. */
export const mergeCheck: Check = (pool, line, prove) => {
  if (line.type === 'contact.merged') joins(pool, line, prove);
  else if (line.type === 'contact.unmerged') parts(pool, line, prove);
  else if (line.subject !== null) aside(pool, line, prove);
};

function joins(pool: PoolSeen, line: Line, prove: Prove): void {
  const both = [line.subject ?? '', text(line.data, 'into')];
  prove('merged', new Set(both).size === 2, () => 'joins somebody with themselves');
  for (const id of both) {
    prove('merged', !pool.merged.has(id), () => 'joins somebody who is part of another already');
    prove('merged', pool.contacts.has(id), () => 'joins somebody the ledger does not know');
    prove('merged', pool.contacts.get(id)?.erased !== true, () => 'joins somebody who was erased');
  }
  const open = both.filter((id) => pool.reserved.has(id));
  prove('one-offer', open.length < 2, () => 'joins two of whom each has an open offer');
}

function parts(pool: PoolSeen, { subject, data }: Line, prove: Prove): void {
  const isPart = pool.merged.has(subject ?? '');
  prove('merged', isPart, () => 'parts what is not one');
  if (!isPart) return;
  const from = text(data, 'from');
  prove('merged', rootOf(pool, subject ?? '') === from, () => `parts them from ${from}, which they are no part of`);
}

function aside(pool: PoolSeen, { subject, type, data }: Line, prove: Prove): void {
  const root = rootOf(pool, subject ?? '');
  const apart = root === subject || type.startsWith('privacy.') || data['into'] === root;
  prove('merged', apart, () => 'is about somebody who is part of another');
}
