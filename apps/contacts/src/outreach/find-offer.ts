import type { DocumentKey, Reader } from '#libs/kernel/decider.js';
import type { Refusal } from '#libs/kernel/errors.js';
import type { Card, ContactsDocuments, SuggestionDoc } from '../documents.js';

/** An offer that a member speaks about, with the card of its contact. */
export interface FoundOffer {
  card: Card;
  offer: SuggestionDoc;
}

/** What a member's word about an offer names. */
export interface AboutOffer {
  suggestion: string;
  contact: string;
  member: string;
}

/** The documents every word about an offer needs. */
export function offerKeys({ suggestion, contact }: { suggestion: string; contact: string }): DocumentKey[] {
  return [
    { collection: 'card', key: contact },
    { collection: 'suggestion', key: suggestion },
  ];
}

/** The offer as `member` may speak about it: refuses `contact-unknown`, `suggestion-unknown` and `not-yours`. */
export function findOffer(about: AboutOffer, documents: Reader<ContactsDocuments>): FoundOffer | Refusal {
  const card = documents.get('card', about.contact);
  const offer = documents.get('suggestion', about.suggestion);
  if (card === null) return { refused: 'contact-unknown', because: { contact: about.contact } };
  if (offer?.contact !== about.contact) {
    return { refused: 'suggestion-unknown', because: { suggestion: about.suggestion } };
  }
  if (offer.member !== about.member) return { refused: 'not-yours', because: { member: offer.member } };
  return { card, offer };
}

/** The same, while it is neither ended nor past its time: refuses `suggestion-ended` too. */
export function findLiveOffer(
  about: AboutOffer,
  documents: Reader<ContactsDocuments>,
  now: number,
): FoundOffer | Refusal {
  const found = findOffer(about, documents);
  if ('refused' in found) return found;
  const { state, endedAt, expiresAt } = found.offer;
  if (state === 'open' && now < expiresAt) return found;
  if (state === 'accepted') return found;
  return { refused: 'suggestion-ended', because: { state, at: endedAt ?? expiresAt } };
}

/** The offer that reserves the contact's slot now. */
export function currentOffer(card: Card, documents: Reader<ContactsDocuments>): SuggestionDoc | null {
  return card.facts.offer === null ? null : documents.get('suggestion', card.facts.offer.suggestion);
}
