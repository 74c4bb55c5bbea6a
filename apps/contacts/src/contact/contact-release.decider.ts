import { contactRevived } from '#libs/events/letting-go.events.js';
import { contactRelease, contactRevive } from '#libs/events/contact.inputs.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { ContactsDocuments } from '../documents.js';
import { cardKey, refuseUnknown } from './known-card.rule.js';
import { letGo } from './let-go.rule.js';

const loads = ({ contact }: { contact: string }) => [cardKey(contact)];

/** Lets somebody go: their open offer is withdrawn, and nobody keeps them any more. Said again it changes nothing. */
export const contactReleaseDecider = defineDecider({
  input: contactRelease,
  loads,
  decide: ({ contact, reason }, documents: Reader<ContactsDocuments>, { now }) => {
    const card = documents.get('card', contact);
    if (card === null) return refuseUnknown(contact);
    if (card.facts.releasedAt !== null) return { about: cardKey(contact), events: [] };
    return { about: cardKey(contact), events: letGo(card, reason, { documents, now }) };
  },
});

/** Takes that back. */
export const contactReviveDecider = defineDecider({
  input: contactRevive,
  loads,
  decide: ({ contact }, documents: Reader<ContactsDocuments>) => {
    const card = documents.get('card', contact);
    if (card === null) return refuseUnknown(contact);
    const revived = contactRevived.make({ subject: contact, data: { reason: 'person' } });
    return { about: cardKey(contact), events: card.facts.releasedAt === null ? [] : [revived] };
  },
});
