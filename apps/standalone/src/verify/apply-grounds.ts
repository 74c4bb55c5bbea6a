import type { ContactSeen } from './contact-seen.js';
import type { Line } from './ledger-line.js';

const SAYING = /^(contact\.(added|observed|named|identified|employer-changed|connected|reverted)|activity\.noted)$/;

/** On which ground they are known: what is said later outweighs it only if it is the stronger one. */
export function grounded(contact: ContactSeen, { type, time, data }: Line): void {
  if (type === 'contact.added') contact.obtained = time;
  if (!SAYING.test(type)) return;
  const isSourced = data['basis'] === 'sourced';
  const isOwn = data['basis'] === 'own-relation';
  const anew = type === 'contact.added' || type === 'contact.reverted';
  contact.sourced = isSourced && (anew || contact.sourced);
  contact.own = isOwn || (!anew && contact.own);
}
