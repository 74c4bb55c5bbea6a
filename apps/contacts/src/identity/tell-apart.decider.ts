import { contactToldApart, contactToldApartUndone } from '#libs/events/merge.events.js';
import { contactTellApart } from '#libs/events/contact.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import { cardKey, refuseUnknown, survivorOf } from '../contact/known-card.rule.js';
import type { ContactsDocuments } from '../documents.js';
import { pairsOf } from './apart.projection.js';

/**
 * "These are different people", or that it was said too early. Said again it changes nothing. Refuses
 * `contact-unknown`, and `same-contact` for contacts that are one.
 */
export const tellApartDecider = defineDecider({
  input: contactTellApart,
  loads: ({ contacts }) => contacts.map(cardKey),
  decide: ({ contacts: named, apart }, documents: Reader<ContactsDocuments>) => {
    const contacts = [...new Set(named.map((contact) => survivorOf(contact, documents)))].sort();
    const unknown = contacts.find((contact) => documents.get('card', contact) === null);
    const [subject] = contacts;
    if (unknown !== undefined) return refuseUnknown(unknown);
    if (subject === undefined || contacts.length < 2) return { refused: 'same-contact', because: { contacts: named } };
    const told = pairsOf(contacts).map((pair) => documents.get('apart', pair) !== null);
    const about = cardKey(subject);
    if (told.every((is) => is === apart)) return { about, events: [] };
    const event = apart ? contactToldApart : contactToldApartUndone;
    return { about, events: [event.make({ subject, data: { contacts } })] };
  },
});
