import { privacySiblingsTold } from '#libs/events/privacy.events.js';
import { siblingsTold } from '#libs/events/privacy.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import { cardKey } from '../contact/known-card.rule.js';
import type { ContactsDocuments } from '../documents.js';

/** Every other pool of the organisation has answered: recorded in the history of whoever is still there. */
export const siblingsToldDecider = defineDecider({
  input: siblingsTold,
  loads: ({ contact }) => [cardKey(contact)],
  decide: ({ contact, ...data }, documents: Reader<ContactsDocuments>) => {
    if (documents.get('card', contact) === null) return { events: [] };
    return { about: cardKey(contact), events: [privacySiblingsTold.make({ subject: contact, data })] };
  },
});
