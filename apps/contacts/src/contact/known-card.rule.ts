import type { OpenOffer } from '#libs/etiquette/facts.js';
import type { WithdrawReason } from '#libs/events/words.js';
import type { Context, DocumentKey, Reader } from '#libs/kernel/decider.js';
import type { Refusal } from '#libs/kernel/errors.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { Card, ContactsDocuments } from '../documents.js';
import { currentOffer } from '../outreach/find-offer.js';
import { withdrawn } from '../outreach/withdraw.js';

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

/** The event that ends the contact's open or accepted offer; none without. */
export function endOffer(card: Card, documents: Reader<ContactsDocuments>, reason: WithdrawReason): NewEvent[] {
  const offer = currentOffer(card, documents);
  return offer === null ? [] : [withdrawn(offer, reason)];
}

/**
 * The end of an open offer whose reason holds no longer; none otherwise. An accepted one stays: its member is writing,
 * and what they write counts.
 */
export function endOutdated(
  card: Card,
  documents: Reader<ContactsDocuments>,
  isOutdated: (offer: OpenOffer) => boolean,
): NewEvent[] {
  const { offer } = card.facts;
  return offer?.state === 'open' && isOutdated(offer) ? endOffer(card, documents, 'evidence-gone') : [];
}
