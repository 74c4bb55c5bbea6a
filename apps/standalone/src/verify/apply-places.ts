import { maybeText, record, texts } from './fields.js';
import type { ContactSeen } from './contact-seen.js';
import type { Line } from './ledger-line.js';

/** What a line says of where somebody is; most say nothing. */
export function placed(contact: ContactSeen, { type, data }: Line): void {
  if (type === 'contact.added') take(contact, data, true);
  if (type === 'privacy.forgotten' && texts(data, 'dropped').includes('location')) take(contact, {}, true);
  if ('place' in data) take(contact, record(data, 'place'), true);
  if (type === 'contact.corrected') take(contact, data, false);
}

function take(contact: ContactSeen, said: Record<string, unknown>, whole: boolean): void {
  if (whole || 'zone' in said) contact.zone = maybeText(said, 'zone');
  if (whole || 'country' in said) contact.country = maybeText(said, 'country');
}
