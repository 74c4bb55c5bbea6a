import { outreachSnoozed } from '#libs/events/outreach.events.js';
import { suggestionSnooze } from '#libs/events/outreach.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { ContactsDocuments } from '../documents.js';
import { findLiveOffer, offerKeys } from './find-offer.js';

/** Later: the slot is free, and from `until` on it may be offered again while its occasion lives. */
export const snoozeDecider = defineDecider({
  input: suggestionSnooze,
  loads: offerKeys,
  decide: (data, documents: Reader<ContactsDocuments>, context) => {
    const found = findLiveOffer(data, documents, context.now);
    if ('refused' in found) return found;
    if (data.until <= context.now) return { refused: 'until-past', because: { until: data.until, now: context.now } };
    const { id, contact, member, employer } = found.offer;
    return {
      events: [
        outreachSnoozed.make({ subject: contact, data: { suggestion: id, member, employer, until: data.until } }),
      ],
      about: { collection: 'suggestion', key: id },
    };
  },
});
