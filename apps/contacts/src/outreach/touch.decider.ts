import { touchRecord } from '#libs/events/outreach.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { ContactsDocuments } from '../documents.js';
import { currentOffer } from './find-offer.js';
import { messageEvents, sentAt } from './message.js';

/** A touch is a fact and never refused, but for a contact or an offer that nobody knows. */
export const touchDecider = defineDecider({
  input: touchRecord,
  loads: ({ contact, suggestion }) => [
    { collection: 'card', key: contact },
    ...(suggestion === null ? [] : [{ collection: 'suggestion', key: suggestion }]),
  ],
  decide: (data, documents: Reader<ContactsDocuments>, context) => {
    const { contact, suggestion, member, channel, imported } = data;
    const card = documents.get('card', contact);
    const named = suggestion === null ? null : documents.get('suggestion', suggestion);
    if (card === null) return { refused: 'contact-unknown', because: { contact } };
    if (suggestion !== null && named?.contact !== contact) {
      return { refused: 'suggestion-unknown', because: { suggestion } };
    }
    const at = sentAt(data.at, context);
    const message = { member, channel, at, imported, presumed: false };
    return {
      events: messageEvents(card, message, { named, current: currentOffer(card, documents) }),
      about: { collection: 'card', key: contact },
    };
  },
});
