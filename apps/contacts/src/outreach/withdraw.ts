import type { OpenOffer } from '#libs/etiquette/facts.js';
import { outreachWithdrawn } from '#libs/events/outreach.events.js';
import type { WithdrawReason } from '#libs/events/words.js';
import type { Reader } from '#libs/kernel/decider.js';
import type { NewEvent } from '#libs/kernel/event.js';
import type { Card, ContactsDocuments, SuggestionDoc } from '../documents.js';
import { currentOffer } from './find-offer.js';

/** Ends an offer without the member having said so; its slot, its occasion and its place at the employer are free again. */
export function withdrawn(
  offer: Pick<SuggestionDoc, 'id' | 'contact' | 'member' | 'employer'>,
  reason: WithdrawReason,
): NewEvent {
  return outreachWithdrawn.make({
    subject: offer.contact,
    data: { suggestion: offer.id, member: offer.member, employer: offer.employer, reason },
  });
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
