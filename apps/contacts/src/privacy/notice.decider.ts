import { owesNotice } from '#libs/etiquette/notice.js';
import { privacyNoticeGiven } from '#libs/events/notice.events.js';
import { privacyNotice } from '#libs/events/privacy.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import { cardKey, refuseUnknown } from '../contact/known-card.rule.js';
import type { ContactsDocuments } from '../documents.js';

/** A person has told them that we know of them, and where from. Said again, or of whom nothing is owed, it changes nothing. */
export const noticeDecider = defineDecider({
  input: privacyNotice,
  loads: ({ contact }) => [cardKey(contact)],
  decide: ({ contact, note }, documents: Reader<ContactsDocuments>) => {
    const card = documents.get('card', contact);
    if (card === null) return refuseUnknown(contact);
    const about = cardKey(contact);
    if (!owesNotice(card.facts)) return { about, events: [] };
    return { about, events: [privacyNoticeGiven.make({ subject: contact, data: {}, personal: { note } })] };
  },
});
