import { contactIdentityConflictFound, contactReverted } from '#libs/events/contact.events.js';
import { privacyErased } from '#libs/events/privacy.events.js';
import { defineProjection } from '#libs/kernel/projection.js';
import type { ConflictDoc } from './identity-documents.js';

const on = [contactIdentityConflictFound, contactReverted, privacyErased] as const;

/** One key per set of contacts, so that the same conflict is found once. */
export const conflictKey = (contacts: readonly string[]): string => contacts.toSorted().join('+');

/** `conflict/<contacts>`: what a person has to decide, until one of them goes. */
export const conflictProjection = defineProjection<ConflictDoc, typeof on>({
  collection: 'conflict',
  revision: 1,
  on,
  keys: ({ type, data }) =>
    type === 'contact.identity-conflict-found' ? [conflictKey(data.contacts)] : data.conflicts,
  evolve: (_doc, event) => {
    if (event.type !== 'contact.identity-conflict-found') return null;
    return {
      seq: event.seq,
      at: event.time,
      subject: event.subject ?? '',
      contacts: event.data.contacts,
      identities: event.personal?.identities ?? [],
      open: true,
    };
  },
});
