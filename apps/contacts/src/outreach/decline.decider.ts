import { outreachDeclined } from '#libs/events/outreach.events.js';
import { suggestionDecline } from '#libs/events/outreach.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { ContactsDocuments } from '../documents.js';
import { findLiveOffer, offerKeys } from './find-offer.js';

/** Not this one, and why; also after having accepted it. */
export const declineDecider = defineDecider({
  input: suggestionDecline,
  loads: offerKeys,
  decide: (data, documents: Reader<ContactsDocuments>, context) => {
    const found = findLiveOffer(data, documents, context.now);
    if ('refused' in found) return found;
    const { id, contact, member, employer } = found.offer;
    return {
      events: [
        outreachDeclined.make({ subject: contact, data: { suggestion: id, member, employer, reason: data.reason } }),
      ],
      about: { collection: 'suggestion', key: id },
    };
  },
});
