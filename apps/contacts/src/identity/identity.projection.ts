import { contactAdded, contactIdentified, contactReverted } from '#libs/events/contact.events.js';
import { privacyErased, privacyForgotten } from '#libs/events/privacy.events.js';
import type { HashedIdentity } from '#libs/events/words.js';
import { defineProjection } from '#libs/kernel/projection.js';
import type { IdentityDoc } from './identity-documents.js';

const on = [contactAdded, contactIdentified, contactReverted, privacyErased, privacyForgotten] as const;

interface Naming {
  subject: string | null;
  personal: { identities: readonly HashedIdentity[] } | null;
}

/** `identity/<hash>`: whose name this is. */
export const identityProjection = defineProjection<IdentityDoc, typeof on>({
  collection: 'identity',
  revision: 3,
  on,
  keys: ({ personal }) => personal?.identities.map(({ hash }) => hash) ?? [],
  evolve: (doc, event, key) => {
    switch (event.type) {
      case 'privacy.forgotten':
        return event.data.dropped.includes('identities') ? null : doc;
      // Of a name that a platform had them drop somebody else may be the bearer by now.
      case 'privacy.erased':
        return doc?.contact === event.subject ? null : doc;
      case 'contact.reverted':
        return null;
      default:
        return named(event, key) ?? doc;
    }
  },
});

function named({ subject, personal }: Naming, key: string): IdentityDoc | null {
  const identity = personal?.identities.find(({ hash }) => hash === key);
  if (identity === undefined || subject === null) return null;
  return { contact: subject, scheme: identity.scheme, value: identity.value };
}
