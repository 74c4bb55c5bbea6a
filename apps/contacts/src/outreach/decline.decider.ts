import { outreachDeclined } from '#libs/events/outreach.events.js';
import { suggestionDecline } from '#libs/events/outreach.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { ContactsDocuments } from '../documents.js';
import { findLiveOffer, offerKeys } from './find-offer.js';

const DAY = 86_400_000;
/** After a bad time the contact is left alone for so long. Judgement. */
const BAD_TIME_DAYS = 14;

/** Not this one, and why; also after having accepted it. */
export const declineDecider = defineDecider({
  input: suggestionDecline,
  loads: offerKeys,
  decide: (data, documents: Reader<ContactsDocuments>, context) => {
    const found = findLiveOffer(data, documents, context.now);
    if ('refused' in found) return found;
    const { id, contact, member, employer } = found.offer;
    const { reason } = data;
    const until = reason === 'bad-time' ? context.now + BAD_TIME_DAYS * DAY : null;
    return {
      events: [outreachDeclined.make({ subject: contact, data: { suggestion: id, member, employer, reason, until } })],
      about: { collection: 'suggestion', key: id },
    };
  },
});
