import type { ContactSeen } from './contact-seen.js';
import type { Line } from './ledger-line.js';

const SAYING = /^(contact\.(added|observed|named|identified|employer-changed|connected|reverted)|activity\.noted)$/;

/** On which ground they are known: only what a source found is `sourced`, and anything else that is said outweighs it. */
export function grounded(contact: ContactSeen, { type, time, data }: Line): void {
  if (type === 'contact.added') contact.obtained = time;
  if (!SAYING.test(type)) return;
  const isSourced = data['basis'] === 'sourced';
  if (type === 'contact.added' || type === 'contact.reverted') contact.sourced = isSourced;
  else if (!isSourced) contact.sourced = false;
}
