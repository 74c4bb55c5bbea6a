import { contactAdded, contactIdentified, contactReverted } from '#libs/events/contact.events.js';
import { privacyErased, privacyForgotten } from '#libs/events/privacy.events.js';
import { defineProjection } from '#libs/kernel/projection.js';
import type { IdentityDoc } from './identity-documents.js';

const on = [contactAdded, contactIdentified, contactReverted, privacyErased, privacyForgotten] as const;

/** `identity/<hash>`: whose name this is. */
export const identityProjection = defineProjection<IdentityDoc, typeof on>({
  collection: 'identity',
  revision: 3,
  on,
  keys: ({ personal }) => personal?.identities.map(({ hash }) => hash) ?? [],
  evolve: (doc, event, key) => {
    if (event.type === 'privacy.forgotten') return event.data.dropped.includes('identities') ? null : doc;
    // Of a name that a platform had them drop somebody else may be the bearer by now.
    if (event.type === 'privacy.erased') return doc?.contact === event.subject ? null : doc;
    if (event.type === 'contact.reverted') return null;
    const identity = event.personal?.identities.find(({ hash }) => hash === key);
    if (identity === undefined || event.subject === null) return doc;
    return { contact: event.subject, scheme: identity.scheme, value: identity.value };
  },
});
