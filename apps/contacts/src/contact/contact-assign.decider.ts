import { contactAssigned } from '#libs/events/contact.events.js';
import { contactAssign } from '#libs/events/contact.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { ContactsDocuments } from '../documents.js';
import { refuseMember } from '../pool/known.rule.js';
import { cardKey, refuseUnknown } from './known-card.rule.js';

/** Makes a member, or nobody, the owner of a contact. */
export const contactAssignDecider = defineDecider({
  input: contactAssign,
  loads: ({ contact, owner }) => [cardKey(contact), ...(owner === null ? [] : [{ collection: 'member', key: owner }])],
  decide: ({ contact, owner }, documents: Reader<ContactsDocuments>) => {
    const card = documents.get('card', contact);
    const refusal = refuseMember(documents, owner);
    if (card === null) return refuseUnknown(contact);
    if (refusal !== null) return refusal;
    const same = card.facts.owner === owner;
    return {
      about: cardKey(contact),
      events: same ? [] : [contactAssigned.make({ subject: contact, data: { owner } })],
    };
  },
});
