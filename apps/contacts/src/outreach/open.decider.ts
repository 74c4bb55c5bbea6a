import { outreachOpened } from '#libs/events/outreach.events.js';
import { suggestionOpen } from '#libs/events/outreach.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { ContactsDocuments } from '../documents.js';
import { findLiveOffer, offerKeys } from './find-offer.js';

/** The member has looked at an offer; the first look counts. */
export const openDecider = defineDecider({
  input: suggestionOpen,
  loads: offerKeys,
  decide: (data, documents: Reader<ContactsDocuments>, context) => {
    const found = findLiveOffer(data, documents, context.now);
    if ('refused' in found) return found;
    const { offer } = found;
    const about = { collection: 'suggestion', key: offer.id };
    if (offer.openedAt !== null) return { events: [], about };
    const { member, employer } = offer;
    return {
      events: [outreachOpened.make({ subject: offer.contact, data: { suggestion: offer.id, member, employer } })],
      about,
    };
  },
});
