import type { Context, DocumentKey, Reader } from '#libs/kernel/decider.js';
import type { Refusal } from '#libs/kernel/errors.js';
import type { Card, ContactsDocuments } from '../documents.js';

/** The card's place: what an author is shown, and what receipts name. */
export const cardKey = (contact: string): DocumentKey => ({ collection: 'card', key: contact });

/** Nobody of this id is in the pool (any more). */
export const refuseUnknown = (contact: string): Refusal => ({ refused: 'contact-unknown', because: { contact } });

/** Merges deeper than this do not occur: a merged contact has few parts (`identity/merge.decider.ts`). */
const MOST_HOPS = 64;

/** The contact an id leads to: itself, or the one it became part of. Nobody of this id: the id. */
export function survivorOf(contact: string, documents: Reader<ContactsDocuments>): string {
  let id = contact;
  for (let hops = 0; hops < MOST_HOPS; hops += 1) {
    const alias = documents.get('card', id) === null ? documents.get('alias', id) : null;
    if (alias === null) return id;
    id = alias.contact;
  }
  return contact;
}

/** The card of a contact, also under an id that they had before a merge. */
export function knownCard(contact: string, documents: Reader<ContactsDocuments>): Card | null {
  return documents.get('card', survivorOf(contact, documents));
}

/** Refuses `stale-version` when the author had an older (or another) card before their eyes, with both numbers. */
export function refuseStale(card: Card, { ifMatch }: Context): Refusal | null {
  if (ifMatch === null || ifMatch === card.facts.seq) return null;
  return { refused: 'stale-version', because: { seen: ifMatch, current: card.facts.seq } };
}
