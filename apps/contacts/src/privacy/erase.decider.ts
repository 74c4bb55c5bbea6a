import { privacyErase } from '#libs/events/privacy.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import { cardKey, refuseUnknown } from '../contact/known-card.rule.js';
import type { ContactsDocuments } from '../documents.js';
import { erased } from './erasure.rule.js';

/** Ends a contact, on the ground that is named. */
export const eraseDecider = defineDecider({
  input: privacyErase,
  loads: ({ contact }) => [cardKey(contact)],
  decide: ({ contact, ...why }, documents: Reader<ContactsDocuments>, context) => {
    const card = documents.get('card', contact);
    if (card === null) return refuseUnknown(contact);
    return { about: cardKey(contact), events: erased(card, why, documents, context) };
  },
});
