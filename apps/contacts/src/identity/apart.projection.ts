import { contactToldApart, contactToldApartUndone } from '#libs/events/merge.events.js';
import { defineProjection } from '#libs/kernel/projection.js';
import type { ApartDoc } from './merged-documents.js';
import { conflictKey } from './conflict.projection.js';

const on = [contactToldApart, contactToldApartUndone] as const;

/** Every two of these contacts, as `apart` documents name them. */
export function pairsOf(contacts: readonly string[]): string[] {
  return contacts.flatMap((one, i) => contacts.slice(i + 1).map((other) => conflictKey([one, other])));
}

/** `apart/<two contacts>`: a person said that they are different people. */
export const apartProjection = defineProjection<ApartDoc, typeof on>({
  collection: 'apart',
  revision: 1,
  on,
  keys: ({ data }) => pairsOf(data.contacts),
  evolve: (_doc, { type, seq, time }) => (type === 'contact.told-apart' ? { seq, at: time } : null),
});
