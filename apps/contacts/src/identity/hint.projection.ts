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
  evolve: (doc, { type, subject, time }) => {
    const others = doc?.contacts.filter((contact) => contact !== subject) ?? [];
    if (leaving.has(type) || subject === null) return shared(others, doc?.sharedAt ?? time);
    return shared([...others, subject], time);
  },
});

const leaving: ReadonlySet<string> = new Set(['privacy.erased', 'contact.reverted', 'privacy.forgotten']);

function shared(contacts: string[], at: number): HintDoc | null {
  return contacts.length === 0 ? null : { contacts, sharedAt: contacts.length === 1 ? null : at };
}

function hintsOf({ personal }: EventsOf<typeof on>): string[] {
  if (personal === null) return [];
  if ('hints' in personal) return personal.hints;
  return typeof personal.hint === 'string' ? [personal.hint] : [];
}
