import { contactTagged, contactUntagged } from '#libs/events/contact.events.js';
import { contactTag } from '#libs/events/contact.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { ContactsDocuments } from '../documents.js';
import { cardKey, refuseUnknown } from './known-card.rule.js';

/** Tags of one contact, at most. */
const MOST_TAGS = 100;

/** Adds and removes tags; what is there, or is not, changes nothing. Refuses `too-many-tags` above 100. */
export const contactTagDecider = defineDecider({
  input: contactTag,
  loads: ({ contact }) => [cardKey(contact)],
  decide: ({ contact, add, remove }, documents: Reader<ContactsDocuments>) => {
    const card = documents.get('card', contact);
    if (card === null) return refuseUnknown(contact);
    const out = new Set(remove);
    const gone = card.tags.filter((tag) => out.has(tag));
    const fresh = [...new Set(add)].filter((tag) => !card.tags.includes(tag) && !out.has(tag));
    if (card.tags.length - gone.length + fresh.length > MOST_TAGS) {
      return { refused: 'too-many-tags', because: { contact, most: MOST_TAGS } };
    }
    return {
      about: cardKey(contact),
      events: [
        ...(gone.length === 0 ? [] : [contactUntagged.make({ subject: contact, data: {}, personal: { tags: gone } })]),
        ...(fresh.length === 0 ? [] : [contactTagged.make({ subject: contact, data: {}, personal: { tags: fresh } })]),
      ],
    };
  },
});
