import { privacyExported } from '#libs/events/privacy.events.js';
import { privacyExport } from '#libs/events/privacy.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import { cardKey, refuseUnknown } from '../contact/known-card.rule.js';
import type { ContactsDocuments } from '../documents.js';

/** Records that somebody's data was handed out, each time. */
export const exportDecider = defineDecider({
  input: privacyExport,
  loads: ({ contact }) => [cardKey(contact)],
  decide: ({ contact }, documents: Reader<ContactsDocuments>) => {
    if (documents.get('card', contact) === null) return refuseUnknown(contact);
    return { about: cardKey(contact), events: [privacyExported.make({ subject: contact, data: {} })] };
  },
});
