import {
  contactAdded,
  contactCorrected,
  contactEmployerChanged,
  contactNamed,
  contactReverted,
} from '#libs/events/contact.events.js';
import { privacyErased, privacyForgotten } from '#libs/events/privacy.events.js';
import { defineProjection, type EventsOf } from '#libs/kernel/projection.js';
import type { HintDoc } from './identity-documents.js';

const on = [
  contactAdded,
  contactNamed,
  contactEmployerChanged,
  contactCorrected,
  contactReverted,
  privacyErased,
  privacyForgotten,
] as const;

/** `hint/<hash>`: contacts of one name at one employer, now or formerly; two of them may be the same person. */
export const hintProjection = defineProjection<HintDoc, typeof on>({
  collection: 'hint',
  revision: 2,
  on,
  keys: hintsOf,
  evolve: (doc, { type, subject }) => {
    const others = doc?.contacts.filter((contact) => contact !== subject) ?? [];
    const leaves = type === 'privacy.erased' || type === 'contact.reverted' || type === 'privacy.forgotten';
    const contacts = leaves || subject === null ? others : [...others, subject];
    return contacts.length === 0 ? null : { contacts };
  },
});

function hintsOf({ personal }: EventsOf<typeof on>): string[] {
  if (personal === null) return [];
  if ('hints' in personal) return personal.hints;
  return typeof personal.hint === 'string' ? [personal.hint] : [];
}
